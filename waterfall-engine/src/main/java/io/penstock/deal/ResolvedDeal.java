package io.penstock.deal;

import io.penstock.kernel.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

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

    ResolvedDeal(DealDocument document, SequencedMap<String, ResolvedAmount> amounts) {
        this.document = document;
        this.canonicalJson = CanonicalJson.print(DealWriter.tree(document));
        this.documentHash = DocumentHash.of(canonicalJson);
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
        return document.accounts()
                .reserve()
                .map(AccountTerms.Reserve::initialDeposit)
                .orElse(Money.zero(currency()));
    }

    /** The named amounts as they can be computed; each reads only amounts before it. */
    public SequencedMap<String, ResolvedAmount> amounts() {
        return amounts;
    }

    /** The steps that run on a payment date. */
    public List<Step> steps() {
        return document.modes().getOrDefault(DealDocument.AMORTIZING, List.of());
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

    /** The calendar month before that of the first payment date. */
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
     * @throws IllegalArgumentException if the period is before the first one
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
     * @throws IllegalArgumentException if the period is before the first one
     */
    public PaymentPeriod period(YearMonth collectionPeriod) {
        int number = numberOf(collectionPeriod);
        var closingDate = document.deal().closingDate();
        return new PaymentPeriod(
                number,
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
                .filter(collectionPeriod -> !collectionPeriod.isBefore(firstCollectionPeriod()))
                .map(this::period)
                .filter(period -> period.paymentDate().equals(paymentDate))
                .findFirst();
    }

    private int numberOf(YearMonth collectionPeriod) {
        if (collectionPeriod.isBefore(firstCollectionPeriod())) {
            throw new IllegalArgumentException("collection period " + collectionPeriod + " of " + dealId()
                    + " is before the first, " + firstCollectionPeriod());
        }
        return Math.toIntExact(1 + ChronoUnit.MONTHS.between(firstCollectionPeriod(), collectionPeriod));
    }

    private LocalDate paymentDay(int number) {
        return YearMonth.from(document.calendar().firstPaymentDate())
                .plusMonths(number - 1L)
                .atDay(document.calendar().paymentDay());
    }
}
