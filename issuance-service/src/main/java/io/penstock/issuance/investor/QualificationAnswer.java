package io.penstock.issuance.investor;

import java.time.LocalDate;
import java.util.List;

/** Whether the facts about an investor meet a qualification. */
public sealed interface QualificationAnswer {

    /**
     * They do.
     *
     * @param ruleId the rule that is met
     * @param validUntil last day
     * @param provisional whether the rule rests on what has not been read in a source
     */
    record Met(String ruleId, LocalDate validUntil, boolean provisional) implements QualificationAnswer {}

    /**
     * They do not.
     *
     * @param reasons one for each rule that grants it, never empty
     */
    record NotMet(List<String> reasons) implements QualificationAnswer {

        public NotMet {
            reasons = List.copyOf(reasons);
        }
    }
}
