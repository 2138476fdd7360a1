package io.penstock.projection.deal;

import io.penstock.deal.PaymentPeriod;
import io.penstock.measure.ClassCashflow;
import io.penstock.measure.DatedCashflow;
import io.penstock.waterfall.program.Output;
import io.penstock.waterfall.program.Output.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What one class gets on each payment date of a projection, in minor units. Payment dates count from 0.
 *
 * <p>Balance identity of every date: opening − principal − write-down + capitalised interest = closing, where interest
 * is capitalised if the document says so.
 */
public final class ClassFlows {

    private final DealCashflows flows;
    private final String className;
    private final long originalBalance;
    private final long openingBalance;
    private final long openingDeferred;

    ClassFlows(DealCashflows flows, String className, long originalBalance, long openingBalance, long openingDeferred) {
        this.flows = flows;
        this.className = className;
        this.originalBalance = originalBalance;
        this.openingBalance = openingBalance;
        this.openingDeferred = openingDeferred;
    }

    public String className() {
        return className;
    }

    /** Balance at issue. */
    public long originalBalance() {
        return originalBalance;
    }

    /** Balance before the payments of a date. */
    public long opening(int payment) {
        return payment == 0 ? openingBalance : closing(payment - 1);
    }

    /** All interest that is due on a date, with what earlier dates left unpaid and still due. */
    public long interestDue(int payment) {
        return value(Kind.INTEREST_DUE, payment);
    }

    /** Interest that falls due on a date for the first time. */
    public long newInterest(int payment) {
        return interestDue(payment) - (payment == 0 ? openingDeferred : deferredInterest(payment - 1));
    }

    /** Unpaid interest that became balance on a date. */
    public long capitalised(int payment) {
        return closing(payment) - opening(payment) + principal(payment) + writeDown(payment);
    }

    /** Interest paid on a date, with what earlier dates left unpaid. */
    public long interestPaid(int payment) {
        return value(Kind.INTEREST_PAID, payment);
    }

    /** Principal paid on a date. */
    public long principal(int payment) {
        return value(Kind.PRINCIPAL_PAID, payment);
    }

    /** Balance written down on a date; negative if more was written up. */
    public long writeDown(int payment) {
        return value(Kind.WRITE_DOWN, payment);
    }

    /** Balance after the payments of a date. */
    public long closing(int payment) {
        return value(Kind.BALANCE, payment);
    }

    /** Interest that is unpaid after a date and stays due. */
    public long deferredInterest(int payment) {
        return value(Kind.DEFERRED_INTEREST, payment);
    }

    /** Paid to the class by residual steps on a date. */
    public long residual(int payment) {
        return flows.residualPayees().contains(className) ? flows.residual(className, payment) : 0;
    }

    /** Whether the class only bears interest: its balance stays as issued and is never owed. */
    public boolean isNotional() {
        return flows.deal().isNotional(className);
    }

    /** Interest and principal of a date; what a residual step gives the class is not in it. */
    public long paid(int payment) {
        return Math.addExact(interestPaid(payment), principal(payment));
    }

    /** Closing balance in percent of the original balance, unrounded. */
    public double percentOfOriginal(int payment) {
        return 100.0 * closing(payment) / originalBalance;
    }

    /** Principal by date; interest that becomes balance is a negative payment of it. */
    public List<DatedCashflow> principalFlows() {
        return dated(i -> new DatedCashflow(date(i), principal(i) - capitalised(i)));
    }

    /** By how much payment reduced the balance, by date; not at all where more interest became balance than was paid. */
    public List<DatedCashflow> reductions() {
        return dated(i -> new DatedCashflow(date(i), Math.max(0, principal(i) - capitalised(i))));
    }

    /** All cash that the class receives by date: interest, principal and residual. */
    public List<DatedCashflow> flows() {
        return dated(i -> new DatedCashflow(date(i), Math.addExact(paid(i), residual(i))));
    }

    /** The same with what is due and written down, for losses and shortfalls; capitalised interest counts as paid. */
    public List<ClassCashflow> outcomeFlows() {
        return dated(i -> new ClassCashflow(
                date(i),
                newInterest(i),
                interestPaid(i) + capitalised(i),
                principal(i) - capitalised(i),
                writeDown(i)));
    }

    /** Dates and number of a payment. */
    public PaymentPeriod period(int payment) {
        return flows.period(payment);
    }

    /** Number of payment dates. */
    public int payments() {
        return flows.payments();
    }

    private LocalDate date(int payment) {
        return flows.period(payment).paymentDate();
    }

    private <T> List<T> dated(IntFunction<T> flow) {
        return IntStream.range(0, flows.payments()).mapToObj(flow).toList();
    }

    private long value(Kind kind, int payment) {
        return flows.value(Output.of(kind, className), payment);
    }
}
