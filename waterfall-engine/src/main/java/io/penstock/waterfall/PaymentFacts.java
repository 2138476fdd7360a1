package io.penstock.waterfall;

import io.penstock.deal.DocumentHash;
import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run of one payment date finds, in the order in which it finds it, and the report made of it. Both ways
 * of running a deal fill one of these, so that their reports differ only where their figures do.
 */
public final class PaymentFacts {

    private final SortedMap<String, Money> sources = new TreeMap<>();
    private final SortedMap<String, Money> accountsBefore = new TreeMap<>();
    private final List<CallResult> calls = new ArrayList<>();
    private final List<InterestAccrual> accruals = new ArrayList<>();
    private final List<FeeAccrual> fees = new ArrayList<>();
    private final List<TestResult> tests = new ArrayList<>();
    private final List<ModeChange> changes = new ArrayList<>();
    private final List<EvaluatedAmount> amounts = new ArrayList<>();
    private final List<PaymentLine> lines = new ArrayList<>();

    /** Cash that came in; a source that brought nothing is left out. */
    public void received(String source, Money cash) {
        if (!cash.isZero()) {
            sources.merge(source, cash, Money::plus);
        }
    }

    /** Cash of an account before the first step, with what came in. */
    public void accountBefore(String account, Money cash) {
        accountsBefore.put(account, cash);
    }

    public void called(CallResult call) {
        calls.add(call);
    }

    public void accrued(InterestAccrual accrual) {
        accruals.add(accrual);
    }

    public void accrued(FeeAccrual fee) {
        fees.add(fee);
    }

    public void tested(TestResult test) {
        tests.add(test);
    }

    public void changed(ModeChange change) {
        changes.add(change);
    }

    public void evaluated(EvaluatedAmount amount) {
        amounts.add(amount);
    }

    public void paid(PaymentLine line) {
        lines.add(line);
    }

    /** The lines so far. */
    public List<PaymentLine> lines() {
        return Collections.unmodifiableList(lines);
    }

    /**
     * The report of the run, with its hashes.
     *
     * @param mode whose steps ran
     * @throws IllegalStateException if cash does not balance; then nobody is to be paid
     */
    public PaymentReport report(ResolvedDeal deal, WaterfallInput input, String mode, DealState closing) {
        var paidOut = lines.stream()
                .filter(PaymentLine::isPaidOut)
                .map(PaymentLine::paid)
                .reduce(Money.zero(deal.currency()), Money::plus);
        var report = new PaymentReport(
                Waterfall.ENGINE_VERSION,
                deal.documentHash(),
                Waterfall.hash(input),
                deal.dealId(),
                deal.currency(),
                input.collectionPeriod(),
                input.paymentDate(),
                mode,
                sources,
                accountsBefore,
                paidOut,
                calls,
                accruals,
                fees,
                tests,
                changes,
                amounts,
                lines,
                input.opening(),
                closing,
                "");
        return report.withStateHash(DocumentHash.of(WaterfallJson.print(report)));
    }
}
