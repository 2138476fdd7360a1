package io.penstock.issuance.investor.application;

import io.penstock.issuance.investor.domain.screening.ListedParty;
import java.util.List;
import java.util.function.Consumer;

/** The lists of sanctioned parties that are loaded. */
public interface SanctionLists {

    /**
     * A list as it stands.
     *
     * @param hash SHA-256 of its entries, 64 hexadecimal digits
     */
    record Loaded(String name, String hash, int entries, String loadedBy) {}

    /** Puts the list in the place of the one of this name, at once and whole. The same entries again change nothing. */
    Loaded load(String name, List<ListedParty> entries, String loadedBy);

    /** By name. */
    List<Loaded> all();

    /** Of all lists together, 64 hexadecimal digits; another one as soon as any list changes. */
    String hash();

    /** Every entry of every list, one at a time. */
    void read(Consumer<ListedParty> each);
}
