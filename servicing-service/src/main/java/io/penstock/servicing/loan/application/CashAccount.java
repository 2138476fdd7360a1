package io.penstock.servicing.loan.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.penstock.kernel.Money;
import io.penstock.servicing.loan.domain.BankAccount;
import io.penstock.servicing.loan.domain.BankItem;
import io.penstock.servicing.text.MajorUnits;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The collections account as served; amounts in major units. Credits = applied + returned + reversed + suspense.
 *
 * @param asOf of the ageing
 * @param balance booked, after the last statement; absent before the first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CashAccount(
        String dealId,
        String currency,
        @Nullable LocalDate asOf,
        @Nullable String balance,
        String credits,
        String applied,
        String returned,
        String reversed,
        String suspense,
        List<Age> ageing,
        List<Item> items) {

    /** Lower ends of the buckets, in days since booking. */
    private static final List<Integer> BUCKETS = List.of(0, 31, 61, 91);

    /** Cash in suspense of one age: {@code 0-30}, {@code 31-60}, {@code 61-90}, {@code 91+}. */
    public record Age(String days, int entries, String amount) {}

    /**
     * A credit of which something is in suspense.
     *
     * @param purpose end-to-end id, empty if the payment had none
     */
    public record Item(
            String reference, LocalDate bookingDate, String purpose, String amount, String suspense, long days) {}

    static CashAccount of(String dealId, Currency currency, BankAccount account, @Nullable LocalDate asOf) {
        var items = account.items().values().stream()
                .sorted(Comparator.comparing((BankItem item) -> item.entry().bookingDate())
                        .thenComparing(item -> item.entry().reference()))
                .toList();
        var date = asOf != null
                ? asOf
                : items.isEmpty() ? null : items.getLast().entry().bookingDate();
        var waiting = items.stream().filter(item -> !item.suspense().isZero()).toList();
        return new CashAccount(
                dealId,
                currency.getCurrencyCode(),
                date,
                account.balance().map(MajorUnits::of).orElse(null),
                sum(items, currency, item -> item.entry().amount()),
                sum(items, currency, BankItem::applied),
                sum(items, currency, BankItem::returned),
                sum(items, currency, BankItem::reversed),
                sum(items, currency, BankItem::suspense),
                date == null ? List.of() : ageing(waiting, currency, date),
                date == null ? List.of() : waiting(waiting, date));
    }

    private static List<Item> waiting(List<BankItem> waiting, LocalDate asOf) {
        return waiting.stream()
                .map(item -> new Item(
                        item.entry().reference(),
                        item.entry().bookingDate(),
                        item.entry().purpose(),
                        MajorUnits.of(item.entry().amount()),
                        MajorUnits.of(item.suspense()),
                        days(item, asOf)))
                .toList();
    }

    private static List<Age> ageing(List<BankItem> waiting, Currency currency, LocalDate asOf) {
        var ages = new ArrayList<Age>();
        for (int i = 0; i < BUCKETS.size(); i++) {
            int from = BUCKETS.get(i);
            boolean last = i == BUCKETS.size() - 1;
            long to = last ? Long.MAX_VALUE : BUCKETS.get(i + 1) - 1;
            var inside = waiting.stream()
                    .filter(item -> days(item, asOf) >= from && days(item, asOf) <= to)
                    .toList();
            ages.add(new Age(
                    last ? from + "+" : from + "-" + to, inside.size(), sum(inside, currency, BankItem::suspense)));
        }
        return ages;
    }

    /** What is booked after the date is of age 0. */
    private static long days(BankItem item, LocalDate asOf) {
        return Math.max(0, ChronoUnit.DAYS.between(item.entry().bookingDate(), asOf));
    }

    private static String sum(List<BankItem> items, Currency currency, Function<BankItem, Money> amount) {
        return MajorUnits.of(items.stream().map(amount).reduce(Money.zero(currency), Money::plus));
    }
}
