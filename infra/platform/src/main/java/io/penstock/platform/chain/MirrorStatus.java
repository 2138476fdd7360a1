package io.penstock.platform.chain;

import io.penstock.onchain.ContractAddresses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where the mirror stands, for people and for auditors; read from the tables alone. */
public final class MirrorStatus {

    private final JdbcTemplate jdbc;
    private final ContractAddresses contracts;

    public MirrorStatus(JdbcTemplate jdbc, ContractAddresses contracts) {
        this.jdbc = jdbc;
        this.contracts = contracts;
    }

    /**
     * An effect as it was applied; with id, stream, version, target and calldata its payload hash can be computed.
     *
     * @param no the writer's count after it
     */
    public record AppliedEffect(
            long no,
            String id,
            String key,
            String stream,
            long version,
            String targetId,
            String call,
            String transactionHash,
            long blockNumber) {}

    /** Whether this log has met its chain. */
    public boolean isLinked() {
        return link() != null;
    }

    /** Why nothing is written at the moment; empty if all is well. */
    public String trouble() {
        var link = link();
        return link != null && link.state() == ChainLink.State.HALTED ? String.valueOf(link.reason()) : "";
    }

    /** State and counts. */
    public Map<String, Object> now() {
        var link = link();
        var answer = new LinkedHashMap<String, Object>();
        answer.put("deploymentId", contracts.deploymentId());
        answer.put("state", link == null ? ChainLink.State.SYNCING : link.state());
        answer.put("reason", link == null || link.reason() == null ? "" : link.reason());
        answer.put("baseCount", link == null ? 0 : link.baseCount());
        answer.put("baseHead", link == null ? "" : link.baseHead());
        answer.put("waiting", count("transaction_id is null and refusal is null and applied_no is null"));
        answer.put("refused", count("refusal is not null"));
        answer.put("transactions", transactions());
        return answer;
    }

    private @Nullable ChainLink link() {
        return ChainRows.link(jdbc, contracts.deploymentId()).orElse(null);
    }

    private Map<String, Long> transactions() {
        var counts = new LinkedHashMap<String, Long>();
        jdbc.query(
                "select state, count(*) from chain_transaction where deployment_id = ? group by state order by state",
                row -> {
                    counts.put(row.getString(1), row.getLong(2));
                },
                contracts.deploymentId());
        return counts;
    }

    private long count(String which) {
        return Objects.requireNonNull(
                jdbc.queryForObject("select count(*) from chain_effect where " + which, Long.class));
    }

    /** Confirmed effects after this number of the writer, in the chain's order. */
    public List<AppliedEffect> applied(long after, int most) {
        return ChainRows.effects(
                        jdbc,
                        "where e.applied_no > ? and t.state = 'CONFIRMED' order by e.applied_no limit ?",
                        after,
                        most)
                .stream()
                .map(each -> new AppliedEffect(
                        Objects.requireNonNull(each.appliedNo()),
                        each.effect().id(),
                        each.effect().key(),
                        each.effect().stream(),
                        Objects.requireNonNull(each.version()),
                        each.effect().targetId(),
                        each.effect().call(),
                        Objects.requireNonNull(each.transactionHash()),
                        Objects.requireNonNull(each.blockNumber())))
                .toList();
    }
}
