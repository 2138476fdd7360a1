package io.penstock.issuance.investor.application;

import io.penstock.issuance.investor.InvestorCommand.ChangeStanding;
import io.penstock.issuance.investor.InvestorCommand.RegisterInvestor;
import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.investor.OnboardingEvent.ErasureOrdered;
import io.penstock.issuance.investor.OnboardingEvent.OnboardingApproved;
import io.penstock.issuance.investor.OnboardingEvent.SanctionConfirmed;
import io.penstock.issuance.investor.domain.Investor;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.process.Reaction;
import io.penstock.platform.publish.RecordedEvent;
import org.springframework.stereotype.Component;

/**
 * Takes an approved investor into the register, suspends one who stands on a list or whose data is erased, and destroys the
 * key of erased data.
 */
@Component
public class WhenOnboardingDecidedThenRegister implements Reaction {

    private final Commands commands;
    private final Investors investors;
    private final InvestorVault vault;

    public WhenOnboardingDecidedThenRegister(Commands commands, Investors investors, InvestorVault vault) {
        this.commands = commands;
        this.investors = investors;
        this.vault = vault;
    }

    @Override
    public String name() {
        return "investor.onboarding";
    }

    @Override
    public void on(RecordedEvent event) {
        switch (event.payload()) {
            case OnboardingApproved approved -> register(approved);
            case SanctionConfirmed confirmed ->
                suspend(confirmed.onboardingId().investorId(), "stands on a list", confirmed.decidedBy());
            case ErasureOrdered order -> {
                suspend(order.onboardingId().investorId(), "identity is erased", order.orderedBy());
                vault.erase(order.onboardingId().investorId());
            }
            default -> {} // other events change nothing outside the file
        }
    }

    /** An investor that somebody has registered by hand in the meantime stays as it is. */
    private void register(OnboardingApproved approved) {
        var id = approved.onboardingId().investorId();
        if (investors.get(id) instanceof Investor.Absent) {
            commands.send(new RegisterInvestor(id, approved.country(), approved.qualified(), approved.wallet()));
        }
    }

    private void suspend(InvestorId id, String reason, String orderedBy) {
        switch (investors.get(id)) {
            case Investor.Absent _ -> {} // was never let in
            case Investor.Applicant applicant -> {
                if (applicant.waiting()) {
                    throw new IllegalStateException("the chain has not answered the registration of " + id);
                }
            }
            case Investor.Registered _ -> commands.send(new ChangeStanding(id, true, reason, orderedBy));
        }
    }
}
