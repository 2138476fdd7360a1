package io.penstock.issuance.investor.application;

import io.penstock.issuance.investor.InvestorEvent.InvestorRegistered;
import io.penstock.issuance.investor.InvestorEvent.QualificationChanged;
import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.investor.InvestorRejection;
import io.penstock.issuance.investor.OnboardingEvent.QualificationGranted;
import io.penstock.issuance.investor.OnboardingEvent.QualificationWithdrawn;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.process.Reaction;
import io.penstock.platform.publish.RecordedEvent;
import org.springframework.stereotype.Component;

/** Looks at an investor's qualification whenever its file says something else, and once the chain has answered. */
@Component
public class WhenFileChangesThenQualify implements Reaction {

    private final QualificationsOnChain qualifications;

    public WhenFileChangesThenQualify(QualificationsOnChain qualifications) {
        this.qualifications = qualifications;
    }

    @Override
    public String name() {
        return "investor.qualification";
    }

    @Override
    public void on(RecordedEvent event) {
        switch (event.payload()) {
            case QualificationGranted granted -> look(granted.onboardingId().investorId());
            case QualificationWithdrawn withdrawn ->
                look(withdrawn.onboardingId().investorId());
            case InvestorRegistered registered -> look(registered.investorId());
            case QualificationChanged changed -> look(changed.investorId());
            default -> {} // other events say nothing of qualifications
        }
    }

    /** An order that says the opposite is on its way: its answer is one of the events above. */
    private void look(InvestorId investor) {
        try {
            qualifications.look(investor);
        } catch (RejectedException e) {
            if (e.rejection().code() != InvestorRejection.QUALIFICATION_ORDER_OPEN) {
                throw e;
            }
        }
    }
}
