package io.penstock.platform.chain.decide;

import io.penstock.kernel.Rejection;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.onchain.ChainIdentity;
import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.OnchainException;
import io.penstock.platform.chain.ChainRebuild;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.web3j.protocol.Web3j;

/**
 * What an operator may do when nothing is written to the chain any more. Each decision is a row with name and reason, in
 * the transaction of what it changes. The same decision again changes nothing and says so.
 */
public final class ChainDecisions {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Web3j web3;
    private final ContractAddresses contracts;

    /** @param contracts that this service was started with */
    public ChainDecisions(JdbcTemplate jdbc, TransactionTemplate transaction, Web3j web3, ContractAddresses contracts) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.web3 = web3;
        this.contracts = contracts;
    }

    /**
     * What came of it.
     *
     * @param changed false if there was nothing to do
     * @param state of the mirror now
     * @param text for a person
     */
    public record Outcome(boolean changed, String state, String text) {}

    /**
     * A decision on record.
     *
     * @param wasReason why the mirror had halted
     * @param decidedAt ISO 8601
     */
    public record Decision(
            String decision,
            String actor,
            String reason,
            String deploymentId,
            String wasState,
            @Nullable String wasReason,
            String decidedAt) {}

    private record Link(
            String deploymentId, String state, @Nullable String reason) {}

    /** All decisions, oldest first. */
    public List<Decision> all() {
        return jdbc.query(
                "select * from chain_decision order by id",
                (row, _) -> new Decision(
                        row.getString("decision"),
                        row.getString("actor"),
                        row.getString("reason"),
                        row.getString("deployment_id"),
                        row.getString("was_state"),
                        row.getString("was_reason"),
                        row.getTimestamp("decided_at").toInstant().toString()));
    }

    /**
     * Lets the writer go on after it has halted. It looks at the chain anew; what halted it may halt it again. With the
     * node down the decision stands, and the writer goes on when the node is back.
     *
     * @throws RejectedException with a {@link ChainRefusal}
     */
    public Outcome resume(String actor, String reason) {
        requireReason(reason);
        var found = link();
        if (!found.deploymentId().equals(contracts.deploymentId())) {
            throw refuse(
                    ChainRefusal.CHAIN_REPLACED,
                    "this log is mirrored on deployment " + found.deploymentId() + ", the contracts are of "
                            + contracts.deploymentId() + ": give the old addresses back, or rebuild");
        }
        if (!found.state().equals("HALTED")) {
            return new Outcome(false, found.state(), "the mirror is " + found.state() + ": there is nothing to resume");
        }
        var node = node();
        if (node.strange().isPresent()) {
            throw refuse(
                    ChainRefusal.CHAIN_STRANGE,
                    node.strange().get() + ". Give the right node back, or rebuild on a new deployment");
        }
        var state = Objects.requireNonNull(transaction.execute(_ -> {
            var now = lockedLink();
            if (!now.state().equals("HALTED")) {
                return now.state(); // somebody else was faster
            }
            record("RESUME", actor, reason, now);
            jdbc.update("update chain_link set state = 'SYNCING', reason = null, changed_at = now() where present");
            // Else three failures of before would halt it at once.
            jdbc.update("update chain_effect set failures = 0, changed_at = now()"
                    + " where failures > 0 and transaction_id is null and applied_no is null");
            return "SYNCING";
        }));
        return new Outcome(
                state.equals("SYNCING"),
                state,
                node.down()
                        .map(why -> "the writer goes on as soon as the node answers; now it does not: " + why)
                        .orElse("the writer goes on"));
    }

    /**
     * Builds the chain anew from the log, on the deployment whose addresses this service was started with. Every effect
     * that the old chain had is signed anew in the old order with the old versions.
     *
     * @param deploymentId named by the operator, so that nobody rebuilds on what he did not mean
     * @throws RejectedException with a {@link ChainRefusal}
     */
    public Outcome rebuild(String deploymentId, String actor, String reason) {
        requireReason(reason);
        var found = link();
        if (!deploymentId.equals(contracts.deploymentId())) {
            throw refuse(
                    ChainRefusal.CHAIN_DEPLOYMENT_UNKNOWN,
                    "this service was started with the addresses of deployment " + contracts.deploymentId()
                            + ", not of " + deploymentId);
        }
        if (found.deploymentId().equals(deploymentId)) {
            return new Outcome(
                    false, found.state(), "the log is mirrored on this deployment already, state " + found.state());
        }
        var node = node();
        node.down().ifPresent(why -> {
            throw refuse(ChainRefusal.CHAIN_DOWN, "the node does not answer, so nothing is changed: " + why);
        });
        node.strange().ifPresent(what -> {
            throw refuse(ChainRefusal.CHAIN_STRANGE, what);
        });
        try {
            return Objects.requireNonNull(transaction.execute(_ -> {
                var now = lockedLink();
                if (now.deploymentId().equals(deploymentId)) {
                    return new Outcome(
                            false, now.state(), "the log is mirrored on this deployment already, state " + now.state());
                }
                record("REBUILD", actor, reason, now);
                var plan = new ChainRebuild(jdbc, transaction).begin(contracts);
                return new Outcome(
                        true,
                        "REBUILD",
                        plan.effects() + " effects of deployment " + plan.oldDeployment()
                                + " are signed anew; done when the chain's running hash is " + plan.head());
            }));
        } catch (IllegalStateException e) {
            throw refuse(ChainRefusal.CHAIN_NOT_IN_LOG, String.valueOf(e.getMessage()));
        }
    }

    /** What the node says of itself: strange, down, or neither. */
    private record Node(Optional<String> strange, Optional<String> down) {}

    private Node node() {
        try {
            return new Node(ChainIdentity.check(web3, contracts), Optional.empty());
        } catch (OnchainException e) {
            return new Node(Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private Link link() {
        return links("").stream()
                .findFirst()
                .orElseThrow(() -> refuse(
                        ChainRefusal.CHAIN_NOT_LINKED,
                        "this log has not met its chain yet: there is nothing to decide"));
    }

    private Link lockedLink() {
        return links(" for update").getFirst();
    }

    private List<Link> links(String lock) {
        return jdbc.query(
                "select deployment_id, state, reason from chain_link where present" + lock,
                (row, _) -> new Link(row.getString(1), row.getString(2), row.getString(3)));
    }

    private void record(String decision, String actor, String reason, Link was) {
        jdbc.update("""
                insert into chain_decision (decision, actor, reason, deployment_id, was_state, was_reason)
                values (?, ?, ?, ?, ?, ?)
                """, decision, actor, reason, contracts.deploymentId(), was.state(), was.reason());
    }

    private static void requireReason(String reason) {
        if (reason.isBlank()) {
            throw refuse(ChainRefusal.CHAIN_REASON_MISSING, "a decision about the chain needs a reason");
        }
    }

    private static RejectedException refuse(ChainRefusal code, String text) {
        return new RejectedException(new Rejection(code, text));
    }
}
