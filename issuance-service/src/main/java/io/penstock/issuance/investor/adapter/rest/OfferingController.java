package io.penstock.issuance.investor.adapter.rest;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.investor.OfferingAnswer;
import io.penstock.issuance.investor.OfferingAnswer.Objection;
import io.penstock.issuance.investor.Purchase;
import io.penstock.issuance.investor.application.Onboardings;
import io.penstock.issuance.investor.domain.offering.OfferingRegime;
import io.penstock.issuance.investor.domain.offering.QualificationRule;
import io.penstock.issuance.request.RequestValues;
import io.penstock.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Who may be offered what, and why not. */
@RestController
class OfferingController {

    private final Onboardings onboardings;

    OfferingController(Onboardings onboardings) {
        this.onboardings = onboardings;
    }

    /** The rules of this service. */
    record RulesView(String hash, List<RuleView> qualifications, List<RegimeView> regimes) {}

    /** @param mark how the rule is known: {@code P} primary text, {@code S} secondary, {@code U} unread */
    record RuleView(
            String id,
            String grants,
            LocalDate from,
            @Nullable LocalDate to,
            String mark,
            String source) {

        static RuleView of(QualificationRule rule) {
            return new RuleView(
                    rule.id(),
                    rule.grants(),
                    rule.inForce().from(),
                    rule.inForce().to().orElse(null),
                    rule.evidence().mark(),
                    rule.evidence().source());
        }
    }

    /** @param mark as of a rule */
    record RegimeView(
            String code,
            List<String> rules,
            List<String> anyOf,
            int lockDays,
            LocalDate from,
            @Nullable LocalDate to,
            String mark,
            String source) {

        static RegimeView of(OfferingRegime regime) {
            return new RegimeView(
                    regime.code(),
                    regime.ruleIds(),
                    regime.anyOf().stream().sorted().toList(),
                    regime.lockDays(),
                    regime.inForce().from(),
                    regime.inForce().to().orElse(null),
                    regime.evidence().mark(),
                    regime.evidence().source());
        }
    }

    /**
     * The wire format of the question.
     *
     * @param on today if absent
     * @param amount major units as text
     * @param holdersAfter of the issue, this investor included
     * @param othersWithin buyers without qualification in the days that the regime looks back on
     * @param portfolio of a retail investor, in the currency of {@code amount}
     * @param securitisations of these already
     */
    record CheckRequest(
            @Nullable List<String> regimes,
            @Nullable LocalDate on,
            @Nullable String currency,
            @Nullable String amount,
            @Nullable Integer holdersAfter,
            @Nullable Integer othersWithin,
            @Nullable String portfolio,
            @Nullable String securitisations) {

        Purchase purchase(LocalDate today) {
            var money = RequestValues.currency(currency);
            return new Purchase(
                    on == null ? today : on,
                    RequestValues.money(money, amount, "amount"),
                    holdersAfter == null ? 1 : holdersAfter,
                    othersWithin == null ? 0 : othersWithin,
                    optional(money.getCurrencyCode(), portfolio, "portfolio"),
                    optional(money.getCurrencyCode(), securitisations, "securitisations"));
        }

        private static Optional<Money> optional(String currency, @Nullable String text, String field) {
            return text == null
                    ? Optional.empty()
                    : Optional.of(RequestValues.money(RequestValues.currency(currency), text, field));
        }
    }

    /** @param admits whether one of the regimes does */
    record CheckView(boolean admits, String rulesHash, List<RegimeAnswerView> regimes) {

        static CheckView of(OfferingAnswer answer) {
            return new CheckView(
                    answer.admits(),
                    answer.rulesHash(),
                    answer.regimes().stream()
                            .map(each -> new RegimeAnswerView(
                                    each.regime(),
                                    each.admits(),
                                    each.objections(),
                                    each.lockDays(),
                                    each.provisional()))
                            .toList());
        }
    }

    /** @param provisional whether the regime rests on what has not been read in a source */
    record RegimeAnswerView(
            String regime, boolean admits, List<Objection> objections, int lockDays, boolean provisional) {}

    @GetMapping("/v1/offering-rules")
    @PreAuthorize("hasAnyRole('spv-admin', 'approver', 'auditor', 'operator')")
    RulesView rules() {
        var rules = onboardings.rules();
        return new RulesView(
                rules.hash(),
                rules.qualifications().stream().map(RuleView::of).toList(),
                rules.regimes().stream().map(RegimeView::of).toList());
    }

    /** A question: changes nothing. */
    @PostMapping("/v1/investors/{investorId}/offering-check")
    @PreAuthorize("hasAnyRole('spv-admin', 'approver')")
    CheckView check(@PathVariable String investorId, @RequestBody CheckRequest request) {
        var id = RequestValues.id(InvestorId::named, investorId);
        return CheckView.of(onboardings.mayBuy(
                id, RequestValues.required(request.regimes(), "regimes"), request.purchase(onboardings.today())));
    }
}
