package io.penstock.platform.idempotency;

import io.penstock.platform.eventstore.AppendGuard;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the commands of this thread are sent for: one request of a caller, one message, one event, one receipt.
 *
 * <p>Within a scope ids are given in order, so a second run of the same work gives its commands the same ids. That
 * needs no agreement between commands of different types or targets; two commands of one type to one aggregate must
 * come in the same order, and both of them, each time.
 */
public final class CommandScope {

    private static final ScopedValue<CommandScope> CURRENT = ScopedValue.newInstance();

    private final Map<String, Integer> counts = new HashMap<>();
    private @Nullable UUID cause;
    private boolean repeated;
    private @Nullable AppendGuard guard;
    private @Nullable String expected;
    private @Nullable AppendGuard expectation;
    private boolean begun;
    private boolean unsettled;

    private CommandScope(@Nullable UUID cause, boolean repeated) {
        this.cause = cause;
        this.repeated = repeated;
    }

    /**
     * Work that may have been begun before, in this process or in one that died.
     *
     * @param cause kind first: {@code "inbox", consumer, message id}
     */
    public static CommandScope of(String... cause) {
        return new CommandScope(CommandIds.cause(cause), true);
    }

    /** Work without a name: its commands get random ids, unless it is named later. */
    static CommandScope unnamed() {
        return new CommandScope(null, false);
    }

    /** The scope of this thread, empty outside any. */
    public static Optional<CommandScope> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** For work that goes on after this thread has answered, for example an operation: its cause follows from this one. */
    public static CommandScope continued() {
        var cause = current().flatMap(CommandScope::cause);
        return new CommandScope(
                cause.map(before -> CommandIds.cause("continued", before.toString()))
                        .orElse(null),
                true);
    }

    /** Runs the work within this scope. */
    public void run(Runnable work) {
        ScopedValue.where(CURRENT, this).run(work);
    }

    /** Runs the work within this scope and gives on what it throws. */
    public <R, X extends Throwable> R call(ScopedValue.CallableOp<R, X> work) throws X {
        return ScopedValue.where(CURRENT, this).<R, X>call(work);
    }

    /** Names the work of this scope before its first command. */
    void name(UUID named, boolean again, AppendGuard owned) {
        if (begun) {
            throw new IllegalStateException("a command was sent before its cause was named");
        }
        cause = named;
        repeated = again;
        guard = owned;
    }

    /** The id of the next command; random if the work has no name. */
    public UUID next(String type, String target) {
        begun = true;
        if (cause == null) {
            return UUID.randomUUID();
        }
        int occurrence = counts.merge(type + ' ' + target, 1, Integer::sum) - 1;
        return CommandIds.command(cause, type, target, occurrence);
    }

    /** The cause's id, which stands in the metadata of each event. */
    public Optional<UUID> cause() {
        return Optional.ofNullable(cause);
    }

    /** Whether commands of this scope may have been done already. */
    public boolean mayBeDone() {
        return repeated && cause != null;
    }

    /** A command ended neither stored nor refused: nobody may be told an outcome for good. */
    public void failed() {
        unsettled = true;
    }

    boolean begun() {
        return begun;
    }

    boolean unsettled() {
        return unsettled;
    }

    /**
     * Whoever asked for this work has seen an aggregate at a version: until the first command to it is done, nothing is
     * stored unless it still has that version.
     */
    public void expect(String target, AppendGuard version) {
        expected = target;
        expectation = version;
    }

    /** A command to this aggregate is done: its version is ours from now on. */
    public void done(String target) {
        if (target.equals(expected)) {
            expectation = null;
        }
    }

    /** What must hold when events of this scope are stored: that this attempt still owns its work, and what is expected. */
    public List<AppendGuard> guards() {
        return Stream.of(Optional.ofNullable(guard), Optional.ofNullable(expectation))
                .flatMap(Optional::stream)
                .toList();
    }
}
