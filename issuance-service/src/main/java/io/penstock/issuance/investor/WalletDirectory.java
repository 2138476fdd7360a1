package io.penstock.issuance.investor;

import java.util.Optional;

/** Whose wallet an address is, as the log says. */
public interface WalletDirectory {

    /**
     * The investor whose registration with this wallet the chain has confirmed.
     *
     * @param wallet 0x and 40 hex digits, in any case
     * @return empty if nobody has it
     * @throws IllegalStateException if the log cannot be read to its end at this moment: ask again
     */
    Optional<InvestorId> ownerOf(String wallet);
}
