package io.penstock.issuance.investor.domain.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares one party with a list. Whoever is found is a question to a person, never a verdict. */
public final class Screening {

    /** From here on a likeness is shown to a person. */
    public static final int THRESHOLD = 860;

    /** A wallet that stands on the list. */
    public static final int WALLET = 1000;

    private static final int YEARS_APART = 2;
    private static final int OTHER_YEAR = 100;
    private static final int SAME_YEAR = 30;
    private static final int SAME_COUNTRY = 20;

    private final NameMatching matching;

    public Screening(NameMatching matching) {
        this.matching = matching;
    }

    /**
     * Who is looked for.
     *
     * @param names all under which the party is known
     * @param wallets 0x and 40 hex digits, in any case
     */
    public record Party(
            List<String> names, Optional<String> country, Optional<Integer> birthYear, List<String> wallets) {

        public Party {
            names = List.copyOf(names);
            wallets = List.copyOf(wallets);
        }
    }

    /**
     * An entry that is like the party.
     *
     * @param listed the name or wallet of the list that is most like
     * @param score in thousandths
     * @param reason what spoke for it and against it
     */
    public record Hit(String entryId, String listed, int score, String reason) {}

    /** All entries from the threshold on, most alike first; equal ones in the order of their ids. */
    public List<Hit> hits(Party party, Stream<ListedParty> list) {
        var names = party.names().stream().map(NameForm::of).toList();
        var wallets = party.wallets().stream()
                .map(each -> each.toLowerCase(Locale.ROOT))
                .toList();
        return list.flatMap(entry -> hit(party, names, wallets, entry).stream())
                .sorted(Comparator.comparingInt(Hit::score).reversed().thenComparing(Hit::entryId))
                .toList();
    }

    private Optional<Hit> hit(Party party, List<NameForm> names, List<String> wallets, ListedParty entry) {
        for (String wallet : entry.wallets()) {
            if (wallets.contains(wallet)) {
                return Optional.of(new Hit(entry.entryId(), wallet, WALLET, "the wallet is listed"));
            }
        }
        int best = 0;
        var listed = "";
        for (String name : entry.names()) {
            var form = NameForm.of(name);
            for (NameForm own : names) {
                int score = matching.score(own, form);
                if (score > best) {
                    best = score;
                    listed = name;
                }
            }
        }
        var reasons = new ArrayList<String>();
        reasons.add("names alike by " + best + " of 1000");
        int score = weighed(best, party, entry, reasons);
        return score >= THRESHOLD
                ? Optional.of(new Hit(entry.entryId(), listed, score, String.join(", ", reasons)))
                : Optional.empty();
    }

    private static int weighed(int score, Party party, ListedParty entry, List<String> reasons) {
        int weighed = score;
        if (party.birthYear().isPresent() && entry.birthYear().isPresent()) {
            int apart = Math.abs(party.birthYear().get() - entry.birthYear().get());
            if (apart > YEARS_APART) {
                weighed -= OTHER_YEAR;
                reasons.add("born " + apart + " years apart");
            } else if (apart == 0) {
                weighed += SAME_YEAR;
                reasons.add("born in the same year");
            }
        }
        if (party.country().isPresent() && party.country().equals(entry.country())) {
            weighed += SAME_COUNTRY;
            reasons.add("of the same country");
        }
        return Math.min(weighed, SAME);
    }

    private static final int SAME = 1000;
}
