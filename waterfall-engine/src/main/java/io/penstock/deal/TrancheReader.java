package io.penstock.deal;

import io.penstock.deal.CalendarTerms.AccrualRule;
import io.penstock.deal.Coupon.StepUp;
import io.penstock.deal.TrancheTerms.Deferral;
import io.penstock.deal.TrancheTerms.Losses;
import io.penstock.deal.TrancheTerms.Rank;
import io.penstock.kernel.DayCount;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/** Reads classes and their coupons. */
final class TrancheReader {

    private final Currency currency;
    private final Findings findings;

    TrancheReader(Currency currency, Findings findings) {
        this.currency = currency;
        this.findings = findings;
    }

    TrancheTerms tranche(Json json, String path) {
        var section = Section.of(json, path, findings);
        var terms = new TrancheTerms(
                section.text("className"),
                section.constant("rank", Rank.values(), Rank::name),
                section.money("originalBalance", currency),
                section.money("denomination", currency),
                section.optional("coupon").map(coupon -> coupon(Section.of(coupon, section.path("coupon"), findings))),
                section.has("dayCount")
                        ? Optional.of(section.constant("dayCount", DayCount.values(), DayCount::name))
                        : Optional.empty(),
                section.optionalText("netRateCap"),
                section.optionalText("capCarryOver"),
                section.optionalText("interestBalance"),
                section.has("accrual")
                        ? Optional.of(section.constant("accrual", AccrualRule.values(), AccrualRule::name))
                        : Optional.empty(),
                section.constant("deferral", Deferral.values(), Deferral::name, Deferral.CARRY),
                interestOnInterest(section),
                section.constant("losses", Losses.values(), Losses::name, Losses.NONE),
                section.has("scheduledFinalPaymentDate")
                        ? Optional.of(section.date("scheduledFinalPaymentDate"))
                        : Optional.empty());
        if (terms.coupon().isPresent() != terms.dayCount().isPresent()) {
            findings.addUnlessFaulty(
                    FindingCode.KEY_MISSING,
                    section.path(terms.coupon().isPresent() ? "dayCount" : "coupon"),
                    "coupon and day count stand together or not at all");
        }
        section.close();
        return terms;
    }

    /** {@code NONE}, {@code COUPON}, or {@code {spread: "0.01"}} over the coupon. */
    private static Optional<BigDecimal> interestOnInterest(Section section) {
        var key = "interestOnInterest";
        if (section.optional(key).filter(Json.Members.class::isInstance).isPresent()) {
            var terms = section.section(key);
            var spread = terms.decimal("spread");
            terms.close();
            return Optional.of(spread);
        }
        return section.has(key)
                ? section.parsed(key, "NONE, COUPON or a spread", Optional.empty(), text -> switch (text) {
                    case "NONE" -> Optional.empty();
                    case "COUPON" -> Optional.of(BigDecimal.ZERO);
                    default -> throw new IllegalArgumentException(text);
                })
                : Optional.empty();
    }

    private Coupon coupon(Section section) {
        Coupon coupon;
        if (section.has("index")) {
            coupon = new Coupon.Floating(
                    section.text("index"),
                    section.decimal("margin"),
                    section.optionalDecimal("cap"),
                    section.optionalDecimal("floor").orElse(BigDecimal.ZERO));
        } else if (section.has("formula")) {
            coupon = new Coupon.Formula(section.text("formula"));
        } else {
            coupon = new Coupon.Fixed(section.decimal("fixed"), section.optionalList("stepUps", this::stepUp));
        }
        section.close();
        return coupon;
    }

    private StepUp stepUp(Json json, String path) {
        var section = Section.of(json, path, findings);
        var stepUp = new StepUp(section.date("from"), section.decimal("rate"));
        section.close();
        return stepUp;
    }
}
