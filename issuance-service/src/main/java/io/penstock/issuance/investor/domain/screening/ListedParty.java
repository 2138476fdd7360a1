package io.penstock.issuance.investor.domain.screening;

import java.util.List;
import java.util.Optional;

/**
 * An entry of a list of sanctioned parties.
 *
 * @param entryId of the list's publisher
 * @param names the main one and all others
 * @param country ISO 3166-1 alpha-2, if known
 * @param birthYear of a person, if known
 * @param wallets that belong to it: 0x and 40 hex digits, lower case
 */
public record ListedParty(
        String entryId,
        List<String> names,
        Optional<String> country,
        Optional<Integer> birthYear,
        List<String> wallets) {

    public ListedParty {
        names = List.copyOf(names);
        wallets = List.copyOf(wallets);
    }
}
