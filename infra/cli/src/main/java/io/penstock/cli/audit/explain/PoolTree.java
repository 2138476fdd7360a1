package io.penstock.cli.audit.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.cli.output.Amounts;
import io.penstock.kernel.Money;
import java.util.Currency;

/** Explains the figures of a frozen pool, down to the tape. */
final class PoolTree {

    private final PoolHistory pool;

    PoolTree(PoolHistory pool) {
        this.pool = pool;
    }

    String balanceText() {
        return money(pool.frozenEvent().path("currentBalance"));
    }

    String loansText() {
        return pool.frozenEvent().path("loanCount").asText();
    }

    Explanation balance() {
        return figure(balanceText(), "balance of the eligible loans of pool " + pool.poolId());
    }

    Explanation loans() {
        return figure(loansText(), "eligible loans of pool " + pool.poolId());
    }

    Explanation root() {
        return figure(pool.frozenEvent().path("root").asText(), "Merkle root over the loans of pool " + pool.poolId());
    }

    private Explanation figure(String value, String title) {
        var draft = Explanation.of(
                value,
                title + ", frozen at " + pool.frozenEvent().path("cutOffDate").asText());
        var frozen = pool.frozen();
        if (frozen != null) {
            draft.fact(frozen.fact());
        }
        if (!pool.tapes().isEmpty()) {
            draft.part(tape(pool.tapes().getLast()));
            pool.tapes()
                    .subList(0, pool.tapes().size() - 1)
                    .forEach(earlier -> draft.part(Explanation.of("", "an earlier tape, which the later one replaced")
                            .fact(earlier.fact())
                            .done()));
        }
        var opened = pool.opened();
        if (opened != null) {
            draft.part(Explanation.of("", "the eligibility rules")
                    .because(opened.event().path("criteria").toString())
                    .fact(opened.fact())
                    .done());
        }
        var anchored = pool.anchored();
        if (anchored != null) {
            draft.part(Explanation.of("", "anchored on chain")
                    .because("transaction "
                            + anchored.event().path("transactionHash").asText() + " in block "
                            + anchored.event().path("blockNumber").asText())
                    .fact(anchored.fact())
                    .done());
        }
        return draft.done();
    }

    private static Explanation tape(PoolHistory.Said said) {
        var tape = said.event().path("tape");
        var eligibility = said.event().path("eligibility");
        return Explanation.of("", "the loan tape " + tape.path("fileName").asText())
                .because(tape.path("loanCount").asText() + " loans, "
                        + money(tape.path("totals").path("endBalance")) + "; eligible "
                        + eligibility.path("eligibleCount").asText() + " with "
                        + money(eligibility.path("eligibleBalance")) + ", rejected "
                        + eligibility.path("rejectedCount").asText())
                .because("SHA-256 of the file " + tape.path("hash").asText())
                .fact(said.fact())
                .done();
    }

    private static String money(JsonNode money) {
        return money.path("currency").asText().isEmpty()
                ? ""
                : Amounts.text(new Money(
                        Currency.getInstance(money.path("currency").asText()),
                        money.path("minorUnits").asLong()));
    }
}
