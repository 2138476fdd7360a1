package io.penstock.projection.contract;

import io.penstock.kernel.BusinessCalendar;
import io.penstock.kernel.BusinessDayConvention;
import java.time.LocalDateTime;

/**
 * What happens to an event on a day when banks are closed.
 *
 * @param calculatesFirst whether interest still runs to the day before the move (ACTUS CSF, CSMF, CSP, CSMP) and not to
 *     the day on which cash moves (SCF, SCMF, SCP, SCMP)
 */
public record EventRoll(BusinessCalendar calendar, BusinessDayConvention convention, boolean calculatesFirst) {

    /** Nothing moves. */
    public static final EventRoll NONE = new EventRoll(BusinessCalendar.NONE, BusinessDayConvention.NONE, false);

    LocalDateTime moved(LocalDateTime time) {
        return convention.adjust(time.toLocalDate(), calendar).atTime(time.toLocalTime());
    }
}
