package io.penstock.issuance.investor.application;

import io.penstock.issuance.investor.InvestorId;
import java.time.Instant;
import java.util.Optional;

/** Texts that wallets are asked to sign. */
public interface WalletChallenges {

    /**
     * A text for one wallet of one investor.
     *
     * @param message to be signed as it is
     */
    record Challenge(String id, InvestorId investorId, String wallet, String message, Instant expiresAt) {}

    void keep(Challenge challenge);

    /** The challenge, unless it has been used. */
    Optional<Challenge> open(String id);

    /** It is good for no other proof. */
    void use(String id);
}
