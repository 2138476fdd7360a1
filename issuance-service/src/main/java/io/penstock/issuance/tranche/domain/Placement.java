package io.penstock.issuance.tranche.domain;

import static io.penstock.issuance.tranche.DealRejection.*;

import io.penstock.issuance.investor.InvestorRegister.RegisteredInvestor;
import io.penstock.issuance.tranche.ClassTerms;
import io.penstock.issuance.tranche.DealCommand.AllocateUnits;
import io.penstock.issuance.tranche.DealCommand.Subscription;
import io.penstock.issuance.tranche.DealRejection;
import io.penstock.issuance.tranche.DealTerms;
import io.penstock.issuance.tranche.Holding;
import io.penstock.kernel.Money;
import io.penstock.kernel.Rejection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Whether subscriptions place every class of a deal, exactly and with investors who may hold it. */
final class Placement {

    /** What one closing transaction can carry; the contract's own limit. */
    static final int MOST_SUBSCRIPTIONS = 100;

    private Placement() {}

    /** The first reason against this placement, in the order of {@link DealRejection}. */
    static Optional<Rejection> refuse(AllocateUnits command, DealTerms terms) {
        var subscriptions = command.subscriptions();
        if (subscriptions.size() > MOST_SUBSCRIPTIONS) {
            return because(
                    TOO_MANY_ALLOCATIONS,
                    subscriptions.size() + " allocations, a closing carries " + MOST_SUBSCRIPTIONS);
        }
        var classes = terms.classes().stream().collect(Collectors.toMap(ClassTerms::className, Function.identity()));
        return unknownClass(subscriptions, classes)
                .or(() -> repeated(subscriptions))
                .or(() -> wrongAmount(subscriptions, terms, classes))
                .or(() -> wrongInvestor(subscriptions))
                .or(() -> wrongSum(subscriptions, terms));
    }

    /** What the subscriptions become, in order of class and investor. Those without a registered investor are left out. */
    static List<Holding> holdings(AllocateUnits command) {
        return command.subscriptions().stream()
                .flatMap(s -> s.investor().stream()
                        .map(i -> new Holding(s.className(), s.investorId(), i.wallet(), s.faceValue())))
                .sorted(Comparator.comparing(Holding::className)
                        .thenComparing(h -> h.investorId().value()))
                .toList();
    }

    static boolean isMultiple(Money amount, Money denomination) {
        return amount.currency().equals(denomination.currency())
                && denomination.minorUnits() > 0
                && amount.minorUnits() % denomination.minorUnits() == 0;
    }

    private static Optional<Rejection> unknownClass(List<Subscription> subscriptions, Map<String, ClassTerms> classes) {
        return first(
                subscriptions,
                s -> !classes.containsKey(s.className()),
                ALLOCATION_CLASS_UNKNOWN,
                s -> "the deal has no class " + s.className());
    }

    private static Optional<Rejection> repeated(List<Subscription> subscriptions) {
        var seen = new HashSet<String>();
        return first(
                subscriptions,
                s -> !seen.add(s.className() + "/" + s.investorId()),
                ALLOCATION_REPEATED,
                s -> "investor " + s.investorId() + " is given class " + s.className() + " twice");
    }

    private static Optional<Rejection> wrongAmount(
            List<Subscription> subscriptions, DealTerms terms, Map<String, ClassTerms> classes) {
        return first(
                        subscriptions,
                        s -> !s.faceValue().currency().equals(terms.currency()),
                        ALLOCATION_CURRENCY_DIFFERS,
                        s -> "allocation is " + s.faceValue() + ", deal in " + terms.currency())
                .or(() -> first(
                        subscriptions,
                        s -> s.faceValue().minorUnits() <= 0,
                        ALLOCATION_NOT_POSITIVE,
                        s -> "allocation is " + s.faceValue()))
                .or(() -> first(
                        subscriptions,
                        s -> !isMultiple(s.faceValue(), denomination(s, classes)),
                        ALLOCATION_NOT_IN_DENOMINATIONS,
                        s -> "allocation is " + s.faceValue() + ", denomination of class " + s.className() + " "
                                + denomination(s, classes)));
    }

    private static Money denomination(Subscription subscription, Map<String, ClassTerms> classes) {
        var terms = classes.get(subscription.className());
        if (terms == null) {
            throw new IllegalStateException("class " + subscription.className() + " was looked up before");
        }
        return terms.denomination();
    }

    private static Optional<Rejection> wrongInvestor(List<Subscription> subscriptions) {
        return first(
                        subscriptions,
                        s -> s.investor().isEmpty(),
                        SUBSCRIBER_NOT_REGISTERED,
                        s -> "investor " + s.investorId() + " is not in the register on chain")
                .or(() -> first(
                        subscriptions,
                        s -> !s.investor().map(RegisteredInvestor::qualified).orElse(false),
                        SUBSCRIBER_NOT_QUALIFIED,
                        s -> "investor " + s.investorId() + " is not qualified to hold units"));
    }

    private static Optional<Rejection> wrongSum(List<Subscription> subscriptions, DealTerms terms) {
        for (ClassTerms each : terms.classes()) {
            var sum = subscriptions.stream()
                    .filter(s -> s.className().equals(each.className()))
                    .map(Subscription::faceValue)
                    .reduce(Money.zero(terms.currency()), Money::plus);
            if (!sum.equals(each.originalBalance())) {
                return because(
                        ALLOCATION_SUM_DIFFERS,
                        "class " + each.className() + " is allocated " + sum + " of " + each.originalBalance());
            }
        }
        return Optional.empty();
    }

    private static Optional<Rejection> first(
            List<Subscription> subscriptions,
            Predicate<Subscription> wrong,
            DealRejection code,
            Function<Subscription, String> detail) {
        return subscriptions.stream().filter(wrong).findFirst().map(s -> new Rejection(code, detail.apply(s)));
    }

    private static Optional<Rejection> because(DealRejection code, String detail) {
        return Optional.of(new Rejection(code, detail));
    }
}
