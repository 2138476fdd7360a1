package io.penstock.deal;

import io.penstock.deal.formula.Figure;
import io.penstock.deal.formula.Formula;
import io.penstock.deal.formula.FormulaChecker;
import io.penstock.deal.formula.FormulaNames;
import io.penstock.deal.formula.FormulaPrinter;
import io.penstock.deal.formula.FormulaType;
import io.penstock.deal.formula.Scope;
import io.penstock.kernel.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A deal that has been checked and can be run: the document with its hash, its formulas as trees and its
 * calendar as dates.
 *
 * <p>Do not store it: calendars change. Store {@link #canonicalJson()} and read it again.
 */
public final class ResolvedDeal {

    private final DealDocument document;
    private final String canonicalJson;
    private final String documentHash;
    private final SequencedMap<String, ResolvedAmount> amounts;
    private final Map<String, Formula> conditions;
    private final Scope scope;
    private final Set<String> notional;

    /**
     * A deal without faults.
     *
     * @param conditions the checked formulas that stand outside the amounts, by their text
     * @param scope the names around the formulas
     */
    ResolvedDeal(
            DealDocument document,
            SequencedMap<String, ResolvedAmount> amounts,
            Map<String, Formula> conditions,
            Scope scope) {
        this.document = document;
        this.conditions = Map.copyOf(conditions);
        this.scope = scope;
        this.canonicalJson = CanonicalJson.print(DealWriter.tree(document));
        this.documentHash = DocumentHash.of(canonicalJson);
        this.notional = NotionalClasses.of(document);
        this.amounts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(amounts));
    }

    public DealDocument document() {
        return document;
    }

    /** The bytes that {@link #documentHash()} is taken from; reading them gives this deal again. */
    public String canonicalJson() {
        return canonicalJson;
    }

    public String documentHash() {
        return documentHash;
    }

    public String dealId() {
        return document.deal().id();
    }

    public Currency currency() {
        return document.deal().currency();
    }

    public List<TrancheTerms> tranches() {
        return document.tranches();
    }

    /**
     * The terms of a class.
     *
     * @throws IllegalArgumentException if the deal has no such class
     */
    public TrancheTerms tranche(String className) {
        return tranches().stream()
                .filter(t -> t.className().equals(className))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(dealId() + " has no class " + className));
    }

    /** Whether a class only bears interest, on a figure of the deal; its balance stays as issued and is never owed. */
    public boolean isNotional(String className) {
        return notional.contains(className);
    }

    /** The classes behind a name: the class itself, or the members of a group. */
    public List<String> classesOf(String classOrGroup) {
        return document.groups().getOrDefault(classOrGroup, List.of(classOrGroup));
    }

    public List<PartyTerms> parties() {
        return document.parties();
    }

    public Optional<PartyTerms> party(String role) {
        return parties().stream().filter(p -> p.role().equals(role)).findFirst();
    }

    /** What the reserve account receives at closing; zero if there is no reserve account. */
    public Money reserveDeposit() {
        var reserve = document.accounts().get(AccountTerms.RESERVE);
        return reserve == null ? Money.zero(currency()) : reserve.initialDeposit();
    }

    /** The accounts by name. */
    public SortedMap<String, AccountTerms> accounts() {
        return document.accounts();
    }

    /**
     * The terms of an account.
     *
     * @throws IllegalArgumentException if the deal has no such account
     */
    public AccountTerms account(String name) {
        var account = accounts().get(name);
        if (account == null) {
            throw new IllegalArgumentException(dealId() + " has no account " + name);
        }
        return account;
    }

    /** The sources of cash by name: as stated, or the usual ones where the document states none. */
    public SortedMap<String, SourceTerms> sources() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(Sources.of(document)));
    }

    /** The memorandum books, in document order. */
    public List<LedgerTerms> ledgers() {
        return document.ledgers();
    }

    /** The figures from outside, in document order. */
    public List<InputTerms> inputs() {
        return document.inputs();
    }

    /** The indices whose fixings each payment date brings: of floating classes, and those that formulas read. */
    public SortedSet<String> indices() {
        var indices = new TreeSet<String>();
        for (var tranche : tranches()) {
            if (tranche.coupon().orElse(null) instanceof Coupon.Floating floating) {
                indices.add(floating.index());
            }
        }
        Stream.concat(amounts.values().stream().map(ResolvedAmount::formula), conditions.values().stream())
                .flatMap(formula -> FormulaNames.figures(formula).stream())
                .forEach(figure -> {
                    if (figure instanceof Figure.Index(var name)) {
                        indices.add(name);
                    }
                });
        return indices;
    }

    /** The tests by name, in document order. */
    public SequencedMap<String, ResolvedTest> tests() {
        var tests = new LinkedHashMap<String, ResolvedTest>();
        for (var terms : document.tests()) {
            var value = terms.value().map(this::formula);
            var level = terms.level().map(this::formula);
            var kind = value.or(() -> level).map(f -> type(f).kind()).orElse(FormulaType.Kind.MONEY);
            tests.put(terms.name(), new ResolvedTest(terms, formula(terms.passes()), value, level, kind));
        }
        return tests;
    }

    /** The changes of mode, in document order. */
    public List<ResolvedTransition> transitions() {
        return document.transitions().stream()
                .map(terms -> new ResolvedTransition(terms, formula(terms.when())))
                .toList();
    }

    /** The calls by name, in document order. */
    public SequencedMap<String, ResolvedCall> calls() {
        var calls = new LinkedHashMap<String, ResolvedCall>();
        document.calls().forEach(terms -> calls.put(terms.name(), new ResolvedCall(terms, formula(terms.when()))));
        return calls;
    }

    /**
     * The formula behind the text of a condition, of a branch for instance.
     *
     * @throws IllegalArgumentException if the document does not contain the text
     */
    public Formula formula(String text) {
        var formula = conditions.get(text);
        if (formula == null) {
            throw new IllegalArgumentException(dealId() + " has no condition \"" + text + "\"");
        }
        return formula;
    }

    /**
     * What is proved about a formula of this deal or a part of one.
     *
     * @throws IllegalArgumentException if it is no formula that could stand in this deal
     */
    public FormulaType type(Formula formula) {
        return new FormulaChecker(scope, (_, _) -> {})
                .check(formula)
                .orElseThrow(() ->
                        new IllegalArgumentException(FormulaPrinter.print(formula) + " is no formula of " + dealId()));
    }

    /** The named amounts as they can be computed; each reads only amounts before it. */
    public SequencedMap<String, ResolvedAmount> amounts() {
        return amounts;
    }

    /** The mode at closing. */
    public String initialMode() {
        return document.mode();
    }

    /** The steps that run on a payment date in the mode at closing. */
    public List<Step> steps() {
        return steps(initialMode());
    }

    /**
     * The steps that run on a payment date in a mode.
     *
     * @throws IllegalArgumentException if the deal has no such mode
     */
    public List<Step> steps(String mode) {
        var steps = document.modes().get(mode);
        if (steps == null) {
            throw new IllegalArgumentException(dealId() + " has no mode " + mode);
        }
        return steps;
    }

    /**
     * A named order of payment.
     *
     * @throws IllegalArgumentException if the document names no such order
     */
    public Order order(String name) {
        var order = document.orders().get(name);
        if (order == null) {
            throw new IllegalArgumentException(dealId() + " has no order " + name);
        }
        return order;
    }

    /** The calendar month before that of the first payment date; the last one that it distributes. */
    public YearMonth firstCollectionPeriod() {
        return YearMonth.from(document.calendar().firstPaymentDate()).minusMonths(1);
    }

    /**
     * When cash moves.
     *
     * @param number 1 for the first payment date
     * @throws IllegalArgumentException if the number is below 1
     */
    public LocalDate paymentDate(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("payment dates count from 1, not from " + number);
        }
        return document.calendar()
                .convention()
                .adjust(paymentDay(number), document.calendar().centre());
    }

    /**
     * When the collections of a month are paid out.
     *
     * @throws IllegalArgumentException if no collection period of the deal ends with the month
     */
    public LocalDate paymentDateFor(YearMonth collectionPeriod) {
        return paymentDate(numberOf(collectionPeriod));
    }

    /** The day whose holders are paid on the payment date. */
    public LocalDate recordDate(LocalDate paymentDate) {
        var calendar = document.calendar();
        return calendar.centre().plusBusinessDays(paymentDate, -calendar.recordDateBusinessDaysBefore());
    }

    /**
     * All dates that belong to the collections of a month.
     *
     * @throws IllegalArgumentException if no collection period of the deal ends with the month
     */
    public PaymentPeriod period(YearMonth collectionPeriod) {
        int number = numberOf(collectionPeriod);
        var closingDate = document.deal().closingDate();
        return new PaymentPeriod(
                number,
                number == 1
                        ? firstCollectionPeriod()
                                .minusMonths(document.calendar().monthsInFirst() - 1L)
                        : collectionPeriod.minusMonths(months() - 1L),
                collectionPeriod,
                number == 1 ? closingDate : paymentDate(number - 1),
                paymentDate(number),
                recordDate(paymentDate(number)),
                number == 1 ? closingDate : paymentDay(number - 1),
                paymentDay(number));
    }

    /** The period paid on this date, or nothing if the deal pays nobody on it. */
    public Optional<PaymentPeriod> periodPaidOn(LocalDate paymentDate) {
        // A convention can move a payment day over the end of a month, so the neighbours are looked at too.
        return List.of(0L, -1L, 1L).stream()
                .map(months -> YearMonth.from(paymentDate).minusMonths(1 + months))
                .filter(this::endsAPeriod)
                .map(this::period)
                .filter(period -> period.paymentDate().equals(paymentDate))
                .findFirst();
    }

    private boolean endsAPeriod(YearMonth month) {
        return !month.isBefore(firstCollectionPeriod())
                && ChronoUnit.MONTHS.between(firstCollectionPeriod(), month) % months() == 0;
    }

    private int numberOf(YearMonth collectionPeriod) {
        long months = ChronoUnit.MONTHS.between(firstCollectionPeriod(), collectionPeriod);
        if (months < 0) {
            throw new IllegalArgumentException("collection period " + collectionPeriod + " of " + dealId()
                    + " is before the first, " + firstCollectionPeriod());
        }
        if (months % months() != 0) {
            throw new IllegalArgumentException("collection period " + collectionPeriod + " of " + dealId()
                    + " ends on no payment: they follow " + firstCollectionPeriod() + " every " + months()
                    + " months");
        }
        return Math.toIntExact(1 + months / months());
    }

    private int months() {
        return document.calendar().frequency().months();
    }

    private LocalDate paymentDay(int number) {
        return YearMonth.from(document.calendar().firstPaymentDate())
                .plusMonths((number - 1L) * months())
                .atDay(document.calendar().paymentDay());
    }
}
