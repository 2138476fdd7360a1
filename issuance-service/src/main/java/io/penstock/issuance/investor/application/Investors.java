package io.penstock.issuance.investor.application;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.investor.InvestorRegister;
import io.penstock.issuance.investor.domain.Investor;
import io.penstock.platform.eventstore.Streams;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Investors as they stand in the log at this moment. */
@Component
public class Investors implements InvestorRegister {

    private final Streams streams;

    public Investors(Streams streams) {
        this.streams = streams;
    }

    /** The investor's state, {@link Investor.Absent} if there is none. */
    public Investor get(InvestorId investorId) {
        return streams.state(InvestorLog.INVESTOR, investorId.value());
    }

    @Override
    public Optional<RegisteredInvestor> registered(InvestorId investorId) {
        return switch (get(investorId)) {
            case Investor.Absent _, Investor.Applicant _ -> Optional.empty();
            case Investor.Registered(var request, var _, var _, var _, var qualification) ->
                Optional.of(new RegisteredInvestor(investorId, request.wallet(), qualification.held()));
        };
    }
}
