package io.penstock.waterfall.program;

import io.penstock.deal.ResolvedDeal;
import java.util.List;

/** The numbers of the modes of a deal. */
final class Modes {

    private Modes() {}

    /** All modes by name; their place is their number. */
    static List<String> of(ResolvedDeal deal) {
        return List.copyOf(deal.document().modes().keySet());
    }
}
