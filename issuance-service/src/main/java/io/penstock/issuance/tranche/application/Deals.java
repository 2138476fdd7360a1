package io.penstock.issuance.tranche.application;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.tranche.ClosingFileId;
import io.penstock.issuance.tranche.DealEvent.DealStructured;
import io.penstock.issuance.tranche.DealId;
import io.penstock.issuance.tranche.OfferingId;
import io.penstock.issuance.tranche.TrancheId;
import io.penstock.issuance.tranche.domain.Deal;
import io.penstock.issuance.tranche.domain.book.Offering;
import io.penstock.issuance.tranche.domain.book.OfferingFile;
import io.penstock.issuance.tranche.domain.closing.ClosingFile;
import io.penstock.platform.eventstore.Streams;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Deals as they stand in the log at this moment. */
@Component
public class Deals {

    private final Streams streams;

    public Deals(Streams streams) {
        this.streams = streams;
    }

    /** The deal's state, {@link Deal.Absent} if there is none. */
    public Deal get(DealId dealId) {
        return streams.state(TrancheLog.DEAL, dealId.value());
    }

    /** The terms that hold now; empty if there is no such deal. */
    public Optional<DealStructured> structured(DealId dealId) {
        return switch (get(dealId)) {
            case Deal.Absent _ -> Optional.empty();
            case Deal.Structured deal -> Optional.of(deal.structured());
            case Deal.Allocated deal -> Optional.of(deal.structured());
            case Deal.Reopened deal -> Optional.of(deal.structured());
            case Deal.Approved deal -> Optional.of(deal.prepared().structured());
            case Deal.Closing deal -> Optional.of(deal.prepared().structured());
            case Deal.Closed deal -> Optional.of(deal.prepared().structured());
        };
    }

    /** The offering of the deal's units, {@link Offering.Absent} if there is none. */
    public Offering offering(DealId dealId) {
        return streams.state(TrancheLog.OFFERING, OfferingId.of(dealId).value());
    }

    /**
     * What an investor has to keep of a class as risk retention: what the offering's terms say that its sponsor keeps.
     *
     * @return minor units of original face; 0 for whoever is not the sponsor, and for deals without an offering
     */
    public long kept(TrancheId id, InvestorId holder) {
        return switch (offering(id.deal())) {
            case Offering.Absent _ -> 0;
            case OfferingFile file when file.phase().compareTo(OfferingFile.Phase.APPROVED) < 0 -> 0;
            case OfferingFile file when !file.terms().sponsor().equals(Optional.of(holder)) -> 0;
            case OfferingFile file ->
                file.terms().classes().stream()
                        .filter(each -> each.className().equals(id.className()))
                        .mapToLong(each -> each.retained().minorUnits())
                        .sum();
        };
    }

    /** The papers and numbers of the deal's closing. */
    public ClosingFile closingFile(DealId dealId) {
        return streams.state(TrancheLog.CLOSING_FILE, ClosingFileId.of(dealId).value());
    }
}
