package io.penstock.platform.chain.reconcile;

import static io.penstock.kernel.Decision.accept;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.kernel.Decision.unchanged;

import io.penstock.kernel.Decision;
import io.penstock.kernel.Reasons;
import io.penstock.platform.chain.reconcile.BreakCommand.ApproveAcceptance;
import io.penstock.platform.chain.reconcile.BreakCommand.NoteRun;
import io.penstock.platform.chain.reconcile.BreakCommand.ProposeAcceptance;
import io.penstock.platform.chain.reconcile.BreakEvent.AcceptanceProposed;
import io.penstock.platform.chain.reconcile.BreakEvent.BreakAccepted;
import io.penstock.platform.chain.reconcile.BreakEvent.BreakFound;
import io.penstock.platform.chain.reconcile.BreakEvent.BreakGone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The differences between a service's log and the chain that stand now.
 *
 * <p>A difference is found once for as long as both its sides stay as they are. It ends when a later run no longer finds
 * it; until then two persons may decide that it may stand. No program ever repairs it.
 *
 * @param last highest number given
 * @param standing by {@link Comparison#what()}
 */
public record Breaks(int last, Map<String, Standing> standing) {

    public static final Breaks NONE = new Breaks(0, Map.of());

    public Breaks {
        standing = Map.copyOf(standing);
    }

    /**
     * One difference.
     *
     * @param proposed by one person; empty for none
     * @param accepted by two persons; empty while it blocks what rests on it
     */
    public record Standing(BreakFound found, Optional<AcceptanceProposed> proposed, Optional<BreakAccepted> accepted) {

        /** As the run saw it. */
        public Comparison comparison() {
            return new Comparison(found.kind(), found.subject(), found.logSide(), found.chainSide());
        }
    }

    /** All that stand, in order of their numbers. */
    public List<Standing> all() {
        return standing.values().stream()
                .sorted(Comparator.comparingInt(each -> each.found().number()))
                .toList();
    }

    /** Those that nobody has accepted. */
    public List<Comparison> open() {
        return all().stream()
                .filter(each -> each.accepted().isEmpty())
                .map(Standing::comparison)
                .toList();
    }

    /** The rules; refusals in the order of {@link BreakRejection}. */
    public static Decision<BreakEvent> decide(BreakCommand command, Breaks breaks) {
        return switch (command) {
            case NoteRun run -> accept(breaks.news(run));
            case ProposeAcceptance proposal -> breaks.propose(proposal);
            case ApproveAcceptance approval -> breaks.approve(approval);
        };
    }

    private List<BreakEvent> news(NoteRun run) {
        var news = new ArrayList<BreakEvent>();
        var seen = new HashSet<String>();
        int number = last;
        for (Comparison each : run.differences()) {
            seen.add(each.what());
            var known = standing.get(each.what());
            if (known == null || !known.comparison().equals(each)) {
                number++;
                news.add(new BreakFound(
                        run.breakId(),
                        number,
                        each.kind(),
                        each.subject(),
                        each.log(),
                        each.chain(),
                        run.blockNumber(),
                        run.blockHash()));
            }
        }
        for (Standing each : all()) {
            if (!seen.contains(each.comparison().what())) {
                var found = each.found();
                news.add(new BreakGone(
                        run.breakId(),
                        found.number(),
                        found.kind(),
                        found.subject(),
                        run.blockNumber(),
                        run.blockHash()));
            }
        }
        return news;
    }

    private Decision<BreakEvent> propose(ProposeAcceptance command) {
        var found = numbered(command.number());
        if (found.isEmpty()) {
            return reject(BreakRejection.BREAK_NOT_FOUND, "no break " + command.number() + " stands");
        }
        if (found.get().accepted().isPresent()) {
            return reject(BreakRejection.BREAK_ALREADY_ACCEPTED, "break " + command.number() + " is accepted");
        }
        var objection = Reasons.objection(command.reason());
        if (objection.isPresent()) {
            return reject(BreakRejection.ACCEPTANCE_REASON_MALFORMED, objection.get());
        }
        var proposal =
                new AcceptanceProposed(command.breakId(), command.number(), command.reason(), command.proposedBy());
        return found.get().proposed().equals(Optional.of(proposal)) ? unchanged() : accept(proposal);
    }

    private Decision<BreakEvent> approve(ApproveAcceptance command) {
        var found = numbered(command.number());
        if (found.isEmpty()) {
            return reject(BreakRejection.BREAK_NOT_FOUND, "no break " + command.number() + " stands");
        }
        if (found.get().accepted().isPresent()) {
            return found.get().accepted().get().approvedBy().equals(command.approvedBy())
                    ? unchanged()
                    : reject(BreakRejection.BREAK_ALREADY_ACCEPTED, "break " + command.number() + " is accepted");
        }
        var proposal = found.get().proposed();
        if (proposal.isEmpty()) {
            return reject(BreakRejection.ACCEPTANCE_NOT_PROPOSED, "nobody has proposed to accept " + command.number());
        }
        if (proposal.get().proposedBy().equals(command.approvedBy())) {
            return reject(
                    BreakRejection.APPROVER_PROPOSED_ACCEPTANCE,
                    command.approvedBy() + " has proposed to accept " + command.number() + " and cannot approve it");
        }
        return accept(new BreakAccepted(
                command.breakId(),
                command.number(),
                proposal.get().reason(),
                proposal.get().proposedBy(),
                command.approvedBy()));
    }

    private Optional<Standing> numbered(int number) {
        return standing.values().stream()
                .filter(each -> each.found().number() == number)
                .findFirst();
    }

    /** What happened, without rules. */
    public static Breaks evolve(Breaks breaks, BreakEvent event) {
        var standing = new HashMap<>(breaks.standing());
        switch (event) {
            case BreakFound e -> {
                var found = new Standing(e, Optional.empty(), Optional.empty());
                standing.put(found.comparison().what(), found);
            }
            case BreakGone e -> standing.values().removeIf(each -> each.found().number() == e.number());
            case AcceptanceProposed e ->
                standing.replaceAll((_, each) -> each.found().number() == e.number()
                        ? new Standing(each.found(), Optional.of(e), each.accepted())
                        : each);
            case BreakAccepted e ->
                standing.replaceAll((_, each) -> each.found().number() == e.number()
                        ? new Standing(each.found(), each.proposed(), Optional.of(e))
                        : each);
        }
        return new Breaks(Math.max(breaks.last(), event.number()), standing);
    }
}
