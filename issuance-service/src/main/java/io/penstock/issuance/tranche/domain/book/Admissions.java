package io.penstock.issuance.tranche.domain.book;

import static io.penstock.issuance.tranche.OfferingRejection.*;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.investor.InvestorRegister.RegisteredInvestor;
import io.penstock.issuance.investor.OfferingAnswer;
import io.penstock.issuance.investor.OfferingAnswer.RegimeAnswer;
import io.penstock.issuance.tranche.OfferingEvent.Admission;
import io.penstock.issuance.tranche.OfferingRejection;
import io.penstock.kernel.Rejection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** What register and offering rules say of an investor, as a refusal or as what lets it in. */
final class Admissions {

    private Admissions() {}

    /**
     * Why the investor may not buy. If no regime admits it, the code is the first objection of the regime that has the
     * fewest, and the text names all objections of all regimes.
     */
    static Optional<Rejection> refuse(
            InvestorId id, Optional<RegisteredInvestor> investor, Optional<OfferingAnswer> answer) {
        if (investor.isEmpty()) {
            return because(ORDER_INVESTOR_NOT_REGISTERED, "investor " + id + " is not in the register on chain");
        }
        if (!investor.get().qualified()) {
            return because(ORDER_INVESTOR_NOT_QUALIFIED, "investor " + id + " is not qualified to hold units");
        }
        if (answer.isEmpty()) {
            return because(
                    ORDER_INVESTOR_WITHOUT_FILE, "investor " + id + " has no onboarding file: nothing is known of it");
        }
        if (answer.get().admits()) {
            return Optional.empty();
        }
        var nearest = answer.get().regimes().stream()
                .min(Comparator.comparingInt(regime -> regime.objections().size()))
                .orElseThrow(() -> new IllegalStateException("an offering without regimes was approved"));
        return because(
                OfferingRejection.valueOf(nearest.objections().getFirst().code().name()),
                "investor " + id + ": "
                        + answer.get().regimes().stream().map(Admissions::text).collect(Collectors.joining("; ")));
    }

    private static String text(RegimeAnswer regime) {
        return regime.regime() + " "
                + regime.objections().stream()
                        .map(each -> each.code() + " (" + each.text() + ")")
                        .collect(Collectors.joining(", "));
    }

    /** The first regime that admits. */
    static Admission admission(OfferingAnswer answer) {
        var regime = answer.regimes().stream()
                .filter(RegimeAnswer::admits)
                .findFirst()
                .orElseThrow();
        return new Admission(regime.regime(), answer.rulesHash(), regime.provisional());
    }

    private static Optional<Rejection> because(OfferingRejection code, String detail) {
        return Optional.of(new Rejection(code, detail));
    }
}
