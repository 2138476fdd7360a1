package io.penstock.projection.deal;

import io.penstock.deal.PaymentPeriod;
import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Money;
import io.penstock.projection.PoolCashflows;
import io.penstock.waterfall.DealState;
import io.penstock.waterfall.program.Output;
import io.penstock.waterfall.program.Output.Kind;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a deal pays under one scenario, payment date by payment date: classes, fees, residual, accounts, ledgers, tests
 * and modes. Amounts are minor units of the deal's currency; payment dates count from 0.
 */
public final class DealCashflows {

    private final ResolvedDeal deal;
    private final DealScenario scenario;
    private final PoolCashflows pool;
    private final PoolPayments poolPayments;
    private final List<PaymentPeriod> periods;
    private final List<String> modes;
    private final Map<Output, long[]> columns;
    private final List<String> notes;
    private final Map<String, ClassFlows> classes = new LinkedHashMap<>();

    DealCashflows(
            ResolvedDeal deal,
            DealState opening,
            DealScenario scenario,
            PoolCashflows pool,
            PoolPayments poolPayments,
            List<PaymentPeriod> periods,
            List<String> modes,
            Map<Output, long[]> columns,
            List<String> notes) {
        this.deal = deal;
        this.scenario = scenario;
        this.pool = pool;
        this.poolPayments = poolPayments;
        this.periods = List.copyOf(periods.subList(0, live(columns, periods.size())));
        this.modes = List.copyOf(modes);
        this.columns = new LinkedHashMap<>(columns);
        this.notes = List.copyOf(notes);
        for (var tranche : deal.tranches()) {
            var name = tranche.className();
            classes.put(
                    name,
                    new ClassFlows(
                            this,
                            name,
                            opening.originalBalance(name).minorUnits(),
                            opening.balance(name).minorUnits(),
                            opening.deferredInterest(name).minorUnits()));
        }
    }

    public ResolvedDeal deal() {
        return deal;
    }

    public DealScenario scenario() {
        return scenario;
    }

    /** The projected pool, loans bought later not included; its {@code method} says how it was computed. */
    public PoolCashflows pool() {
        return pool;
    }

    /** The pool as the payments saw it, in minor units by payment date. */
    public PoolPayments poolPayments() {
        return poolPayments;
    }

    /** What a reader should know before trusting the figures; empty if nothing. */
    public List<String> notes() {
        return notes;
    }

    /** Number of payment dates: up to the one on which a call ends the deal, if one does. */
    public int payments() {
        return periods.size();
    }

    /** Dates and number of a payment. */
    public PaymentPeriod period(int payment) {
        return periods.get(payment);
    }

    /** Months of the pool that a payment date distributes. */
    public int months(int payment) {
        var period = periods.get(payment);
        return Math.toIntExact(ChronoUnit.MONTHS.between(period.firstMonth(), period.collectionPeriod()) + 1);
    }

    /** The classes in the order of the document. */
    public List<ClassFlows> classes() {
        return new ArrayList<>(classes.values());
    }

    /**
     * The flows of a class.
     *
     * @throws IllegalArgumentException if the deal has no such class
     */
    public ClassFlows classFlows(String className) {
        var flows = classes.get(className);
        if (flows == null) {
            throw new IllegalArgumentException(deal.dealId() + " has no class " + className);
        }
        return flows;
    }

    /** Classes and roles that receive what is left. */
    public List<String> residualPayees() {
        return List.copyOf(DealOutputs.residualPayees(deal));
    }

    /** Paid to a class or role by residual steps. */
    public long residual(String payee, int payment) {
        return value(Output.of(Kind.RESIDUAL_PAID, payee), payment);
    }

    /** Fees of the deal by name. */
    public List<String> fees() {
        return DealOutputs.fees(deal);
    }

    /** Paid of a fee on a date. */
    public long feePaid(String fee, int payment) {
        return value(Output.of(Kind.FEE_PAID, fee), payment);
    }

    /** Due of a fee and unpaid after a date. */
    public long feeUnpaid(String fee, int payment) {
        return value(Output.of(Kind.FEE_UNPAID, fee), payment);
    }

    /** Cash in an account after a date. */
    public long account(String name, int payment) {
        return value(Output.of(Kind.ACCOUNT, name), payment);
    }

    /** Balance of a ledger after a date. */
    public long ledger(String name, int payment) {
        return value(Output.of(Kind.LEDGER, name), payment);
    }

    /** Whether the deal complies with a test after a date. */
    public boolean inCompliance(String test, int payment) {
        return value(Output.of(Kind.TEST, test), payment) != 0;
    }

    /** Spent on new assets on a date. */
    public long purchased(int payment) {
        return value(DealOutputs.PURCHASED, payment);
    }

    /** The mode whose steps ran on a date. */
    public String mode(int payment) {
        return modes.get(Math.toIntExact(value(DealOutputs.MODE, payment)));
    }

    /** Whether a call ended the deal, on its last payment date. */
    public boolean called() {
        return value(DealOutputs.ENDED, payments() - 1) != 0;
    }

    private static int live(Map<Output, long[]> columns, int payments) {
        var ended = columns.getOrDefault(DealOutputs.ENDED, new long[payments]);
        for (int payment = 0; payment < payments; payment++) {
            if (ended[payment] != 0) {
                return payment + 1;
            }
        }
        return payments;
    }

    /** Any output of the program on a date. */
    public long value(Output output, int payment) {
        var column = columns.get(output);
        if (column == null) {
            throw new IllegalArgumentException(output + " was not computed");
        }
        return column[payment];
    }

    /** Minor units as money of the deal. */
    public Money money(long minorUnits) {
        return new Money(deal.currency(), minorUnits);
    }
}
