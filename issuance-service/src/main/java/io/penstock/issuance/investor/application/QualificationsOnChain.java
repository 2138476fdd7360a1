package io.penstock.issuance.investor.application;

import io.penstock.issuance.investor.InvestorCommand.ChangeQualification;
import io.penstock.issuance.investor.InvestorEvent.InvestorRegistered;
import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.investor.domain.Investor;
import io.penstock.issuance.investor.domain.onboarding.OnboardingFile;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.eventstore.EventDecoder;
import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.eventstore.LogFold;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Holds the register on chain against the files of investors: whose last qualification has ended may receive no units any
 * more, and whoever has one again may. Investors without a file are what the administrator has registered.
 */
@Component
public class QualificationsOnChain {

    private static final Logger LOG = LoggerFactory.getLogger(QualificationsOnChain.class);

    private final LogFold<TreeSet<InvestorId>> registered;
    private final Onboardings onboardings;
    private final Investors investors;
    private final Commands commands;

    public QualificationsOnChain(
            EventLog log, EventDecoder decoder, Onboardings onboardings, Investors investors, Commands commands) {
        this.registered = new LogFold<>(
                log,
                decoder,
                InvestorLog.EVENTS,
                new TreeSet<>(Comparator.comparing(InvestorId::name)),
                (known, event) -> {
                    if (event instanceof InvestorRegistered e) {
                        known.add(e.investorId());
                    }
                },
                InvestorRegistered.class);
        this.onboardings = onboardings;
        this.investors = investors;
        this.commands = commands;
    }

    /** Every investor in the register, as of today. May be cut off and done again. */
    public void lookAtAll() {
        registered.now().map(List::copyOf).orElse(List.of()).forEach(investor -> {
            try {
                look(investor);
            } catch (RejectedException e) {
                LOG.info("qualification of investor {} is looked at later: {}", investor, e.getMessage());
            }
        });
    }

    /**
     * One investor, as of today.
     *
     * @throws RejectedException if an order that says the opposite is on its way to the chain
     */
    void look(InvestorId investor) {
        var today = onboardings.today();
        onboardings
                .file(investor)
                .filter(file -> file.outcome() == OnboardingFile.Outcome.APPROVED)
                .map(file -> file.qualified(today))
                .filter(_ -> investors.get(investor) instanceof Investor.Registered)
                .ifPresent(qualified -> commands.send(new ChangeQualification(investor, qualified, today)));
    }
}
