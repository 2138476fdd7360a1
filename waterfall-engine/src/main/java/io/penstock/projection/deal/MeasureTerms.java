package io.penstock.projection.deal;

import io.penstock.measure.Compounding;
import io.penstock.measure.TimeBasis;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Conventions of the figures that describe a projection. They belong to the deal: prospectuses differ, and the
 * second decimal of a life shows it.
 *
 * @param life how the time from the closing date to a payment becomes years of life
 * @param yields how the time from settlement becomes years of a yield
 * @param compounding of quoted yields
 * @param settlement from when flows are discounted; the deal's closing date if empty
 */
public record MeasureTerms(TimeBasis life, TimeBasis yields, Compounding compounding, Optional<LocalDate> settlement) {

    /** Whole months over 12 for lives; 30/360 and semi-annual for yields; settled on the closing date. */
    public static final MeasureTerms DEFAULT =
            new MeasureTerms(TimeBasis.WHOLE_MONTHS, TimeBasis.THIRTY_360, Compounding.SEMI_ANNUAL, Optional.empty());
}
