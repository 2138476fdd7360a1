package io.penstock.waterfall;

import io.penstock.deal.Coupon;
import io.penstock.deal.FeeTerms;
import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.TrancheTerms;
import io.penstock.kernel.Money;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds an input to the deal that it is run with. A difference means that somebody mixed two things up. */
final class InputCheck {

    private final ResolvedDeal deal;
    private final WaterfallInput input;

    InputCheck(ResolvedDeal deal, WaterfallInput input) {
        this.deal = deal;
        this.input = input;
    }

    /** @throws IllegalArgumentException if the input belongs to another deal, document or date */
    void check() {
        same("documentHash", deal.documentHash(), input.documentHash());
        same("currency", deal.currency(), input.currency());
        amounts().forEach(amount -> same("currency of " + amount, deal.currency(), amount.currency()));
        var period = deal.period(input.collectionPeriod());
        same("paymentDate", period.paymentDate(), input.paymentDate());
        same("previousPaymentDate", period.previousPaymentDate(), input.previousPaymentDate());
        same("accrualStart", period.accrualStart(), input.accrualStart());
        same("accrualEnd", period.accrualEnd(), input.accrualEnd());
        var opening = input.opening();
        same(
                "classes",
                names(deal.tranches().stream().map(TrancheTerms::className)),
                opening.classes().keySet());
        for (var tranche : deal.tranches()) {
            var name = tranche.className();
            same("originalBalance of " + name, tranche.originalBalance(), opening.originalBalance(name));
        }
        same(
                "fees",
                names(deal.document().fees().stream().map(FeeTerms::name)),
                opening.fees().keySet());
        same("fixings", indices(), input.fixings().keySet());
        same(
                "accounts",
                DealState.atClosing(deal).accounts().keySet(),
                opening.accounts().keySet());
    }

    private Stream<Money> amounts() {
        var pool = input.pool();
        var opening = input.opening();
        return Stream.of(
                        Stream.of(pool.begin(), pool.defaulted(), pool.end(), pool.cutOff()),
                        input.collections().values().stream(),
                        opening.accounts().values().stream(),
                        opening.fees().values().stream(),
                        opening.classes().values().stream()
                                .flatMap(c -> Stream.of(c.originalBalance(), c.balance(), c.deferredInterest())))
                .flatMap(s -> s);
    }

    private Set<String> indices() {
        return names(deal.tranches().stream()
                .flatMap(t -> t.coupon().stream())
                .filter(Coupon.Floating.class::isInstance)
                .map(coupon -> ((Coupon.Floating) coupon).index()));
    }

    private static Set<String> names(Stream<String> names) {
        return names.collect(Collectors.toCollection(TreeSet::new));
    }

    private void same(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new IllegalArgumentException(
                    what + ": deal " + deal.dealId() + " has " + expected + ", the input " + found);
        }
    }
}
