package io.penstock.servicing.dealevent;

import io.penstock.servicing.dealevent.DealEventFact.DealEventDeclared;
import io.penstock.servicing.dealevent.DealEventFact.DealEventRescinded;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was decided about the flags of a deal, in the order of the decisions.
 *
 * @param decisions a later one counts from its day on, whatever was decided before
 */
public record DecidedFlags(List<Decided> decisions) {

    public static final DecidedFlags NONE = new DecidedFlags(List.of());

    public DecidedFlags {
        decisions = List.copyOf(decisions);
    }

    /** One confirmed decision. */
    public record Decided(int number, String flag, boolean holds, LocalDate effectiveFrom) {}

    /** The next fact of the deal; facts of other kinds change nothing. */
    public DecidedFlags evolve(Object fact) {
        return switch (fact) {
            case DealEventDeclared e -> and(new Decided(e.number(), e.flag(), true, e.effectiveFrom()));
            case DealEventRescinded e -> and(new Decided(e.number(), e.flag(), false, e.effectiveFrom()));
            default -> this;
        };
    }

    private DecidedFlags and(Decided decision) {
        var all = new ArrayList<>(decisions);
        all.add(decision);
        return new DecidedFlags(all);
    }

    /** Flags about which anything was decided, in the order of their names. */
    public Set<String> flags() {
        var flags = new TreeSet<String>();
        decisions.forEach(decision -> flags.add(decision.flag()));
        return flags;
    }

    /** The decision that counts on a day; empty if none does yet. */
    public Optional<Decided> on(String flag, LocalDate day) {
        return decisions.stream()
                .filter(decision -> decision.flag().equals(flag))
                .filter(decision -> !decision.effectiveFrom().isAfter(day))
                .reduce((_, later) -> later);
    }

    /** Whether the flag holds by the decisions so far, from some day on. */
    public boolean lastHolds(String flag) {
        return decisions.stream()
                .filter(decision -> decision.flag().equals(flag))
                .reduce((_, later) -> later)
                .filter(Decided::holds)
                .isPresent();
    }
}
