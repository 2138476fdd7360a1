package io.penstock.issuance.pool.domain;

import static io.penstock.issuance.pool.TapeExceptionRejection.*;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.kernel.Decision.unchanged;

import io.penstock.issuance.pool.TapeExceptionCommand;
import io.penstock.issuance.pool.TapeExceptionCommand.AssignException;
import io.penstock.issuance.pool.TapeExceptionCommand.RecordDifferences;
import io.penstock.issuance.pool.TapeExceptionCommand.SettleException;
import io.penstock.issuance.pool.TapeExceptionEvent;
import io.penstock.issuance.pool.TapeExceptionEvent.TapeExceptionAssigned;
import io.penstock.issuance.pool.TapeExceptionEvent.TapeExceptionCorrected;
import io.penstock.issuance.pool.TapeExceptionEvent.TapeExceptionOpened;
import io.penstock.issuance.pool.TapeExceptionEvent.TapeExceptionSettled;
import io.penstock.kernel.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The exception register of a pool: where its tapes differ from the originator's control totals and from each other.
 *
 * <pre>
 *   OPEN ──settled by another person than who imported──▶ EXPLAINED or WAIVED
 *     └────a newer tape or newer totals differ no more──▶ CORRECTED
 * </pre>
 *
 * <p>What was settled stays settled while both figures stay as they are. A figure that moves opens a new exception.
 *
 * @param entries in order of their numbers, the first has number 1
 */
public record TapeExceptions(List<Entry> entries) {

    public static final TapeExceptions NONE = new TapeExceptions(List.of());

    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_OWNER = 100;

    public TapeExceptions {
        entries = List.copyOf(entries);
    }

    /** What became of an exception. */
    public enum State {
        OPEN,
        EXPLAINED,
        WAIVED,
        CORRECTED
    }

    /**
     * One exception.
     *
     * @param owner who is to find out; empty if nobody was named
     * @param settled by whom and why; empty unless it is explained or waived
     * @param corrected by which tape; empty unless it is corrected
     */
    public record Entry(
            TapeExceptionOpened opened,
            State state,
            Optional<String> owner,
            Optional<TapeExceptionSettled> settled,
            Optional<TapeExceptionCorrected> corrected) {

        /** From 1. */
        public int number() {
            return opened.number();
        }
    }

    /** How many are open and keep the pool from being frozen. */
    public int blocking() {
        return (int) entries.stream()
                .filter(e -> e.state() == State.OPEN && e.opened().found().blocking())
                .count();
    }

    /** The rules; refusals in the order of {@code TapeExceptionRejection}. */
    public static Decision<TapeExceptionEvent> decide(TapeExceptionCommand command, TapeExceptions register) {
        return switch (command) {
            case RecordDifferences c -> record(c, register);
            case AssignException c -> assign(c, register);
            case SettleException c -> settle(c, register);
        };
    }

    private static Decision<TapeExceptionEvent> record(RecordDifferences command, TapeExceptions register) {
        var events = new ArrayList<TapeExceptionEvent>();
        for (var entry : register.entries) {
            if (entry.state() == State.OPEN
                    && command.differences().stream()
                            .noneMatch(d -> d.isSameAs(entry.opened().found()))) {
                events.add(new TapeExceptionCorrected(
                        command.registerId(), entry.number(), command.tapeHash(), command.tapeVersion()));
            }
        }
        int number = register.entries.size();
        for (var difference : command.differences()) {
            if (register.entries.stream()
                    .noneMatch(e ->
                            e.state() != State.CORRECTED && e.opened().found().isSameAs(difference))) {
                number++;
                events.add(new TapeExceptionOpened(
                        command.registerId(),
                        number,
                        command.tapeHash(),
                        command.tapeVersion(),
                        difference,
                        difference.difference(),
                        command.importedBy()));
            }
        }
        return events.isEmpty() ? unchanged() : Decision.accept(List.copyOf(events));
    }

    private static Decision<TapeExceptionEvent> assign(AssignException command, TapeExceptions register) {
        var entry = register.find(command.number());
        if (entry.isEmpty()) {
            return notFound(command.number());
        }
        if (entry.get().owner().filter(command.owner()::equals).isPresent()) {
            return unchanged();
        }
        if (entry.get().state() != State.OPEN) {
            return closed(entry.get());
        }
        if (command.owner().isBlank() || command.owner().length() > LONGEST_OWNER) {
            return reject(EXCEPTION_OWNER_MALFORMED, "an owner is 1 to " + LONGEST_OWNER + " characters");
        }
        return Decision.accept(
                new TapeExceptionAssigned(command.registerId(), command.number(), command.owner(), command.person()));
    }

    private static Decision<TapeExceptionEvent> settle(SettleException command, TapeExceptions register) {
        var entry = register.find(command.number());
        if (entry.isEmpty()) {
            return notFound(command.number());
        }
        var settled = new TapeExceptionSettled(
                command.registerId(), command.number(), command.as(), command.reason(), command.person());
        if (entry.get().settled().filter(settled::equals).isPresent()) {
            return unchanged();
        }
        if (entry.get().state() != State.OPEN) {
            return closed(entry.get());
        }
        if (command.person().equals(entry.get().opened().importedBy())) {
            return reject(
                    EXCEPTION_OF_OWN_TAPE,
                    command.person() + " imported the tape; another person settles exception " + command.number());
        }
        if (command.reason().isBlank() || command.reason().length() > LONGEST_REASON) {
            return reject(EXCEPTION_REASON_MALFORMED, "a reason is 1 to " + LONGEST_REASON + " characters");
        }
        return Decision.accept(settled);
    }

    private Optional<Entry> find(int number) {
        return number >= 1 && number <= entries.size() ? Optional.of(entries.get(number - 1)) : Optional.empty();
    }

    private static Decision<TapeExceptionEvent> notFound(int number) {
        return reject(EXCEPTION_NOT_FOUND, "there is no exception " + number);
    }

    private static Decision<TapeExceptionEvent> closed(Entry entry) {
        return reject(EXCEPTION_CLOSED, "exception " + entry.number() + " is " + entry.state());
    }

    /** The facts. */
    public static TapeExceptions evolve(TapeExceptions register, TapeExceptionEvent event) {
        return switch (event) {
            case TapeExceptionOpened e -> {
                var entries = new ArrayList<>(register.entries);
                entries.add(new Entry(e, State.OPEN, Optional.empty(), Optional.empty(), Optional.empty()));
                yield new TapeExceptions(entries);
            }
            case TapeExceptionAssigned e ->
                register.with(
                        e.number(),
                        before -> new Entry(
                                before.opened(),
                                before.state(),
                                Optional.of(e.owner()),
                                before.settled(),
                                before.corrected()));
            case TapeExceptionSettled e ->
                register.with(
                        e.number(),
                        before -> new Entry(
                                before.opened(),
                                switch (e.as()) {
                                    case EXPLAINED -> State.EXPLAINED;
                                    case WAIVED -> State.WAIVED;
                                },
                                before.owner(),
                                Optional.of(e),
                                before.corrected()));
            case TapeExceptionCorrected e ->
                register.with(
                        e.number(),
                        before -> new Entry(
                                before.opened(), State.CORRECTED, before.owner(), before.settled(), Optional.of(e)));
        };
    }

    private TapeExceptions with(int number, UnaryOperator<Entry> change) {
        var changed = new ArrayList<>(entries);
        changed.set(number - 1, change.apply(changed.get(number - 1)));
        return new TapeExceptions(changed);
    }
}
