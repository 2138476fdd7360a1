package io.penstock.issuance.tranche;

import static io.penstock.issuance.tranche.DealExample.HASH;
import static io.penstock.issuance.tranche.DealExample.usd;
import static io.penstock.issuance.tranche.OfferingExample.*;

import io.penstock.DeciderSpec;
import io.penstock.issuance.tranche.OfferingEvent.BookClosed;
import io.penstock.issuance.tranche.OfferingEvent.OfferingPriced;
import io.penstock.issuance.tranche.OfferingEvent.PricedClass;
import io.penstock.issuance.tranche.domain.book.Offering;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An offering of classes A and B with three orders. */
abstract class OfferingStory {

    static final Optional<String> DOCUMENT = Optional.of(HASH);

    final DeciderSpec<OfferingCommand, OfferingEvent, Offering> offering =
            new DeciderSpec<>(Offering::decide, Offering::evolve, Offering.INITIAL);

    final BookClosed closed = new BookClosed(OFFERING, CLOSES, "sam");

    /** Class A is asked for one and a half times, class B once. */
    final OfferingEvent[] book = {
        drafted(),
        reviewed(),
        approved(),
        placed(order("O-1", "A", "INV-1", "8000.00", ""), 1),
        placed(order("O-2", "A", "INV-2", "4000.00", "100.000"), 2),
        placed(order("O-3", "B", "INV-2", "2000.00", "120"), 3)
    };

    DeciderSpec<OfferingCommand, OfferingEvent, Offering>.Given given(OfferingEvent... more) {
        var all = new ArrayList<>(List.of(book));
        all.addAll(List.of(more));
        return offering.given(all.toArray(OfferingEvent[]::new));
    }

    static OfferingPriced priced(String quoteA, String demandA) {
        return new OfferingPriced(
                OFFERING,
                List.of(
                        new PricedClass(
                                "A", new BigDecimal(quoteA), new BigDecimal(quoteA), usd("8000.00"), usd(demandA)),
                        new PricedClass(
                                "B",
                                new BigDecimal("120.000"),
                                new BigDecimal("100.000"),
                                usd("2000.00"),
                                usd("2000.00"))),
                CLOSES,
                "sam");
    }
}
