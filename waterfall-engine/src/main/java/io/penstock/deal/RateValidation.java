package io.penstock.deal;

import java.util.ArrayList;
import java.util.List;

/** Checks what classes accrue: coupons, caps, the balance behind interest, and dates of a class. */
final class RateValidation {

    private final DealDocument document;
    private final AmountValidation amounts;
    private final Findings findings;

    RateValidation(DealDocument document, AmountValidation amounts, Findings findings) {
        this.document = document;
        this.amounts = amounts;
        this.findings = findings;
    }

    /** The named amounts behind the rate of a class. */
    static List<String> amounts(TrancheTerms tranche) {
        var names = new ArrayList<String>();
        if (tranche.coupon().orElse(null) instanceof Coupon.Formula(var amount)) {
            names.add(amount);
        }
        tranche.netRateCap().ifPresent(names::add);
        return names;
    }

    void check() {
        for (int i = 0; i < document.tranches().size(); i++) {
            check(document.tranches().get(i), "tranches[" + i + "]");
        }
    }

    private void check(TrancheTerms tranche, String path) {
        tranche.coupon().ifPresent(coupon -> coupon(coupon, path + ".coupon"));
        tranche.netRateCap().ifPresent(cap -> amounts.requireRate(cap, path + ".netRateCap"));
        tranche.interestBalance().ifPresent(name -> amounts.requireMoney(name, path + ".interestBalance", true));
        tranche.capCarryOver().ifPresent(ledger -> {
            require(
                    document.ledgers().stream().anyMatch(l -> l.name().equals(ledger)),
                    FindingCode.NAME_UNKNOWN,
                    path + ".capCarryOver",
                    "no ledger " + ledger);
            require(
                    tranche.netRateCap().isPresent(),
                    FindingCode.KEY_MISSING,
                    path + ".netRateCap",
                    "what is carried over is what a cap takes away");
        });
        boolean accrues = tranche.netRateCap().isPresent()
                || tranche.interestBalance().isPresent()
                || tranche.accrual().isPresent()
                || tranche.interestOnInterest().isPresent()
                || tranche.deferral() != TrancheTerms.Deferral.CARRY;
        require(
                !accrues || tranche.coupon().isPresent(),
                FindingCode.DUE_NEVER_ACCRUED,
                path + ".coupon",
                "class " + tranche.className() + " has terms of interest and no coupon");
        tranche.scheduledFinalPaymentDate()
                .ifPresent(date -> require(
                        date.isAfter(document.deal().closingDate())
                                && !date.isAfter(document.deal().legalFinalMaturity()),
                        FindingCode.DATES_OUT_OF_ORDER,
                        path + ".scheduledFinalPaymentDate",
                        date + " is not between closing " + document.deal().closingDate()
                                + " and legal final maturity "
                                + document.deal().legalFinalMaturity()));
    }

    private void coupon(Coupon coupon, String path) {
        switch (coupon) {
            case Coupon.Fixed(var _, var stepUps) -> {
                for (int i = 1; i < stepUps.size(); i++) {
                    require(
                            stepUps.get(i - 1).from().isBefore(stepUps.get(i).from()),
                            FindingCode.DATES_OUT_OF_ORDER,
                            path + ".stepUps[" + i + "].from",
                            stepUps.get(i).from() + " is not after "
                                    + stepUps.get(i - 1).from());
                }
            }
            case Coupon.Floating(var _, var _, var cap, var floor) ->
                cap.ifPresent(highest -> require(
                        highest.compareTo(floor) >= 0,
                        FindingCode.VALUE_OUT_OF_RANGE,
                        path + ".cap",
                        highest + " is below the floor " + floor));
            case Coupon.Formula(var amount) -> amounts.requireRate(amount, path + ".formula");
        }
    }

    private void require(boolean holds, FindingCode code, String path, String detail) {
        if (!holds) {
            findings.addUnlessFaulty(code, path, detail);
        }
    }
}
