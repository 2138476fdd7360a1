package io.penstock.issuance.investor.application;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.investor.OfferingAnswer;
import io.penstock.issuance.investor.OfferingDesk;
import io.penstock.issuance.investor.Purchase;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers from the onboarding files. */
@Component
class OnboardedOfferingDesk implements OfferingDesk {

    private final Onboardings onboardings;

    OnboardedOfferingDesk(Onboardings onboardings) {
        this.onboardings = onboardings;
    }

    @Override
    public Optional<OfferingAnswer> mayBuy(InvestorId investorId, List<String> regimes, Purchase purchase) {
        return onboardings.file(investorId).map(_ -> onboardings.mayBuy(investorId, regimes, purchase));
    }

    @Override
    public LocalDate today() {
        return onboardings.today();
    }
}
