package io.penstock.issuance.investor.application;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.investor.OnboardingEvent.OnboardingOpened;
import io.penstock.issuance.investor.domain.onboarding.OnboardingFile;
import io.penstock.issuance.investor.domain.onboarding.ScreeningItem;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.eventstore.EventDecoder;
import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.eventstore.LogFold;
import io.penstock.platform.rest.OperationProgress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Compares every investor that has a file with the lists as they stand: after a list has changed, whoever was let in before
 * is looked at again. With the same lists and details nothing is recorded, so that it may be cut off and done again.
 */
@Component
public class Rescreening {

    private final LogFold<TreeSet<InvestorId>> files;
    private final PartyScreenings screenings;
    private final Onboardings onboardings;

    public Rescreening(EventLog log, EventDecoder decoder, PartyScreenings screenings, Onboardings onboardings) {
        this.files = new LogFold<>(
                log,
                decoder,
                InvestorLog.EVENTS,
                new TreeSet<>(Comparator.comparing(InvestorId::name)),
                (known, event) -> {
                    if (event instanceof OnboardingOpened opened) {
                        known.add(opened.onboardingId().investorId());
                    }
                },
                OnboardingOpened.class);
        this.screenings = screenings;
        this.onboardings = onboardings;
    }

    /**
     * Looks at all of them.
     *
     * @return {@code screened}, {@code passedOver} (refused, erased, or no name is kept) and {@code open}: the investors of
     *     whom a person has to say whether they are those found
     * @throws IllegalStateException if the log cannot be read to its end at this moment: ask again
     */
    public Map<String, Object> run(OperationProgress progress, String person) {
        var all = files.now()
                .map(List::copyOf)
                .orElseThrow(() -> new IllegalStateException("the log is not settled at this moment"));
        var open = new ArrayList<String>();
        int screened = 0;
        for (int i = 0; i < all.size(); i++) {
            progress.report(i, all.size(), "investors");
            if (screened(all.get(i), person)) {
                screened++;
                if (waits(all.get(i))) {
                    open.add(all.get(i).name());
                }
            }
        }
        progress.report(all.size(), all.size(), "investors");
        return Map.of("screened", screened, "passedOver", all.size() - screened, "open", List.copyOf(open));
    }

    private boolean screened(InvestorId investor, String person) {
        try {
            screenings.screen(investor, person);
            return true;
        } catch (RejectedException _) {
            return false; // nobody to compare: the result counts it
        }
    }

    private boolean waits(InvestorId investor) {
        return onboardings
                .file(investor)
                .flatMap(OnboardingFile::newestScreening)
                .filter(item -> item.state() == ScreeningItem.State.OPEN)
                .isPresent();
    }
}
