package io.penstock.deal;

import io.penstock.deal.AmountTerms.Moment;
import io.penstock.deal.CalendarTerms.AccrualRule;
import io.penstock.deal.CalendarTerms.CollectionPeriodRule;
import io.penstock.deal.CalendarTerms.Frequency;
import io.penstock.deal.RoundingTerms.ShareRule;
import io.penstock.deal.TrancheTerms.Rank;
import io.penstock.kernel.BusinessCalendar;
import io.penstock.kernel.BusinessDayConvention;
import io.penstock.kernel.DayCount;
import io.penstock.kernel.Money;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Builds a deal document in Java. It is the same document that YAML or JSON states: equal content has an equal
 * hash. Nothing is checked here; {@link DealDocuments#check} finds what is wrong, all at once.
 */
public final class DealBuilder {

    private final DealTerms deal;
    private CalendarTerms calendar;
    private String mode = DealDocument.AMORTIZING;
    private final List<PartyTerms> parties = new ArrayList<>();
    private final SortedMap<DayCount, AccrualRule> accrual = new TreeMap<>();
    private final SortedMap<String, RoundingMode> rounding = new TreeMap<>();
    private final List<InputTerms> inputs = new ArrayList<>();
    private final SortedMap<String, SourceTerms> sources = new TreeMap<>();
    private final SortedMap<String, AccountTerms> accounts = new TreeMap<>();
    private final List<LedgerTerms> ledgers = new ArrayList<>();
    private final List<TrancheTerms> tranches = new ArrayList<>();
    private final SortedMap<String, List<String>> groups = new TreeMap<>();
    private final List<FeeTerms> fees = new ArrayList<>();
    private final List<AmountTerms> amounts = new ArrayList<>();
    private final List<TestTerms> tests = new ArrayList<>();
    private final List<TransitionTerms> transitions = new ArrayList<>();
    private final SortedMap<String, Order> orders = new TreeMap<>();
    private final SortedMap<String, List<Step>> modes = new TreeMap<>();
    private final List<CallTerms> calls = new ArrayList<>();

    private DealBuilder(DealTerms deal, CalendarTerms calendar) {
        this.deal = deal;
        this.calendar = calendar;
    }

    /** A deal that pays monthly, on New York business days, the following one if the payment day is none. */
    public static DealBuilder deal(DealTerms terms, int paymentDay, LocalDate firstPaymentDate) {
        return new DealBuilder(
                terms,
                new CalendarTerms(
                        BusinessCalendar.named("USNY").orElseThrow(),
                        BusinessDayConvention.FOLLOWING,
                        paymentDay,
                        firstPaymentDate,
                        CollectionPeriodRule.PREVIOUS_MONTH,
                        Frequency.MONTHLY,
                        1,
                        1,
                        new TreeMap<>()));
    }

    /** Another calendar than the one that the deal started with; its accrual rules are kept. */
    public DealBuilder calendar(CalendarTerms terms) {
        calendar = terms;
        accrual.putAll(terms.accrual());
        return this;
    }

    public DealBuilder accrual(DayCount dayCount, AccrualRule rule) {
        accrual.put(dayCount, rule);
        return this;
    }

    public DealBuilder party(String role, String name, String wallet) {
        parties.add(new PartyTerms(role, name, wallet));
        return this;
    }

    public DealBuilder rounding(String name, RoundingMode rule) {
        rounding.put(name, rule);
        return this;
    }

    public DealBuilder startsIn(String initialMode) {
        mode = initialMode;
        return this;
    }

    public DealBuilder input(InputTerms terms) {
        inputs.add(terms);
        return this;
    }

    public DealBuilder source(String name, SourceTerms terms) {
        sources.put(name, terms);
        return this;
    }

    /** An account that each payment date empties. */
    public DealBuilder account(String name) {
        return account(name, new AccountTerms(money("0"), Optional.empty(), Optional.empty(), false));
    }

    /** An account with a deposit at closing and a named target. */
    public DealBuilder account(String name, String deposit, String target) {
        return account(name, new AccountTerms(money(deposit), Optional.of(target), Optional.empty(), false));
    }

    public DealBuilder account(String name, AccountTerms terms) {
        accounts.put(name, terms);
        return this;
    }

    public DealBuilder ledger(String name, String className) {
        ledgers.add(new LedgerTerms(name, Optional.of(className)));
        return this;
    }

    /** A class with a denomination of 1000. */
    public DealBuilder tranche(String className, Rank rank, String balance, Consumer<TrancheBuilder> terms) {
        var tranche = new TrancheBuilder(className, rank, money(balance), money("1000"));
        terms.accept(tranche);
        tranches.add(tranche.build());
        return this;
    }

    public DealBuilder group(String name, String... classes) {
        groups.put(name, List.of(classes));
        return this;
    }

    public DealBuilder fee(String name, String payee, String amount) {
        fees.add(new FeeTerms(name, payee, amount));
        return this;
    }

    /** An amount that is whole minor units by itself, computed before the first step. */
    public DealBuilder amount(String name, String formula) {
        return amount(new AmountTerms(name, formula, Optional.empty(), Moment.START, Optional.empty()));
    }

    /** An amount that is rounded, computed before the first step. */
    public DealBuilder amount(String name, String formula, String round) {
        return amount(new AmountTerms(name, formula, Optional.of(round), Moment.START, Optional.empty()));
    }

    public DealBuilder amount(AmountTerms terms) {
        amounts.add(terms);
        return this;
    }

    public DealBuilder test(TestTerms terms) {
        tests.add(terms);
        return this;
    }

    public DealBuilder transition(TransitionTerms terms) {
        transitions.add(terms);
        return this;
    }

    public DealBuilder order(String name, Order order) {
        orders.put(name, order);
        return this;
    }

    public DealBuilder mode(String name, Consumer<ModeBuilder> steps) {
        var builder = new ModeBuilder();
        steps.accept(builder);
        modes.put(name, builder.build());
        return this;
    }

    public DealBuilder call(CallTerms terms) {
        calls.add(terms);
        return this;
    }

    /** The document. */
    public DealDocument build() {
        return new DealDocument(
                deal,
                parties,
                new CalendarTerms(
                        calendar.centre(),
                        calendar.convention(),
                        calendar.paymentDay(),
                        calendar.firstPaymentDate(),
                        calendar.collectionPeriod(),
                        calendar.frequency(),
                        calendar.monthsInFirst(),
                        calendar.recordDateBusinessDaysBefore(),
                        accrual),
                new RoundingTerms(rounding, ShareRule.LARGEST_REMAINDER),
                mode,
                inputs,
                sources,
                accounts,
                ledgers,
                tranches,
                groups,
                fees,
                amounts,
                tests,
                transitions,
                orders,
                modes,
                calls);
    }

    private Money money(String amount) {
        return Money.of(deal.currency().getCurrencyCode(), amount);
    }
}
