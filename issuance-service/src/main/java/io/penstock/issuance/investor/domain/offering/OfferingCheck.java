package io.penstock.issuance.investor.domain.offering;

import io.penstock.issuance.investor.InvestorKind;
import io.penstock.issuance.investor.OfferingAnswer;
import io.penstock.issuance.investor.OfferingAnswer.Code;
import io.penstock.issuance.investor.OfferingAnswer.Objection;
import io.penstock.issuance.investor.OfferingAnswer.RegimeAnswer;
import io.penstock.issuance.investor.Purchase;
import io.penstock.kernel.Money;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether an investor may buy under a regime. All objections are given, not the first alone: whoever asks wants to know
 * what else is missing.
 */
public final class OfferingCheck {

    /**
     * What counts of the investor.
     *
     * @param qualifications last day of each that was granted
     */
    public record Buyer(InvestorKind kind, String country, Map<String, LocalDate> qualifications) {

        public Buyer {
            qualifications = Map.copyOf(qualifications);
        }
    }

    private final Buyer buyer;
    private final Purchase purchase;
    private final List<Objection> objections = new ArrayList<>();

    private OfferingCheck(Buyer buyer, Purchase purchase) {
        this.buyer = buyer;
        this.purchase = purchase;
    }

    /**
     * The answer of each regime.
     *
     * @param regimes codes
     */
    public static OfferingAnswer check(OfferingRules rules, List<String> regimes, Buyer buyer, Purchase purchase) {
        return new OfferingAnswer(
                rules.hash(),
                regimes.stream()
                        .map(code -> rules.regime(code, purchase.on())
                                .map(regime -> new OfferingCheck(buyer, purchase).under(regime))
                                .orElseGet(() -> notInForce(code, purchase.on())))
                        .toList());
    }

    private static RegimeAnswer notInForce(String code, LocalDate on) {
        return new RegimeAnswer(
                code,
                List.of(new Objection(Code.REGIME_NOT_IN_FORCE, "no regime " + code + " is in force on " + on)),
                0,
                false);
    }

    private RegimeAnswer under(OfferingRegime regime) {
        if (!regime.countries().contains(buyer.country())) {
            object(Code.COUNTRY_OUTSIDE, "the investor is of " + buyer.country());
        }
        qualification(regime);
        minimum(regime);
        if (regime.mostHolders().isPresent()
                && purchase.holdersAfter() > regime.mostHolders().getAsInt()) {
            object(
                    Code.HOLDERS_TOO_MANY,
                    purchase.holdersAfter() + " holders, most are "
                            + regime.mostHolders().getAsInt());
        }
        regime.retail().ifPresent(this::retail);
        return new RegimeAnswer(
                regime.code(), objections, regime.lockDays(), regime.evidence().isProvisional());
    }

    private void qualification(OfferingRegime regime) {
        var ends = regime.anyOf().stream()
                .flatMap(code -> Optional.ofNullable(buyer.qualifications().get(code)).stream())
                .toList();
        if (regime.anyOf().isEmpty() || ends.stream().anyMatch(end -> !end.isBefore(purchase.on()))) {
            return;
        }
        if (regime.others().isPresent()) {
            others(regime.others().get());
        } else if (ends.isEmpty()) {
            object(Code.QUALIFICATION_MISSING, "needed is one of " + sorted(regime));
        } else {
            object(
                    Code.QUALIFICATION_ENDED,
                    "the last of " + sorted(regime) + " ended on "
                            + ends.stream().max(LocalDate::compareTo).orElseThrow());
        }
    }

    private void others(OfferingRegime.Others rule) {
        int with = purchase.othersWithin() + 1;
        if (with > rule.most()) {
            object(
                    Code.OTHERS_TOO_MANY,
                    with + " investors without qualification within " + rule.days() + " days, most are " + rule.most());
        }
    }

    private static List<String> sorted(OfferingRegime regime) {
        return regime.anyOf().stream().sorted().toList();
    }

    private void minimum(OfferingRegime regime) {
        var minimum = regime.minimums().get(buyer.kind());
        if (minimum != null) {
            atLeast(purchase.amount(), minimum, "the purchase");
        }
    }

    private void retail(OfferingRegime.Retail rule) {
        var portfolio = purchase.portfolio();
        if (portfolio.isEmpty()) {
            object(Code.PORTFOLIO_NOT_STATED, "the investor's portfolio is not stated");
            return;
        }
        var held = purchase.securitisations().orElse(Money.zero(portfolio.get().currency()));
        if (!comparable(portfolio.get(), rule.portfolioUpTo())
                || !comparable(held, rule.portfolioUpTo())
                || !comparable(purchase.amount(), rule.portfolioUpTo())) {
            return;
        }
        if (portfolio.get().minorUnits() > rule.portfolioUpTo().minorUnits()) {
            return;
        }
        if (held.minorUnits() == 0) {
            atLeast(purchase.amount(), rule.firstAtLeast(), "the first purchase");
        }
        var after = BigInteger.valueOf(held.minorUnits())
                .add(BigInteger.valueOf(purchase.amount().minorUnits()));
        var most = BigInteger.valueOf(portfolio.get().minorUnits()).multiply(BigInteger.valueOf(rule.percentAtMost()));
        if (after.multiply(BigInteger.valueOf(100)).compareTo(most) > 0) {
            object(
                    Code.PORTFOLIO_SHARE_TOO_LARGE,
                    "securitisations would be more than " + rule.percentAtMost() + " % of a portfolio of "
                            + portfolio.get());
        }
    }

    private void atLeast(Money amount, Money minimum, String what) {
        if (comparable(amount, minimum) && amount.minorUnits() < minimum.minorUnits()) {
            object(Code.MINIMUM_NOT_MET, what + " is " + amount + ", smallest is " + minimum);
        }
    }

    /** Amounts are not converted: a rate would be one more thing to be argued about. */
    private boolean comparable(Money amount, Money limit) {
        if (amount.currency().equals(limit.currency())) {
            return true;
        }
        object(
                Code.CURRENCY_NOT_COMPARABLE,
                amount + " is not comparable with " + limit + ": state it in " + limit.currency());
        return false;
    }

    private void object(Code code, String text) {
        objections.add(new Objection(code, text));
    }
}
