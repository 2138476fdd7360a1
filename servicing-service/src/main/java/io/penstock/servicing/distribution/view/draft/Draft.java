package io.penstock.servicing.distribution.view.draft;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A calculation beside that of the payment date before. Amounts are text in major units of {@code currency}.
 *
 * @param stateHash what an approver approves
 * @param previousPaymentDate absent on the first payment date; old values are then zero
 * @param inputs what persons brought, with their sources
 * @param figures every class, fee and account, and what came in
 * @param steps every step of either date
 * @param notes what is no amount: tests, modes, calls, shortfalls
 * @param flagged how many of all these ask for a second look
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Draft(
        String distributionId,
        LocalDate paymentDate,
        @Nullable LocalDate previousPaymentDate,
        String currency,
        String stateHash,
        String calculatedBy,
        List<Input> inputs,
        List<Change> figures,
        List<Change> steps,
        List<Note> notes,
        long flagged) {

    /** A figure that a person brought. */
    public record Input(String kind, String name, String value, String source) {}

    /**
     * One amount of both dates.
     *
     * @param subject for example {@code class A1} or {@code step 2 servicingFee}
     * @param figure for example {@code interest}
     * @param change new less old
     * @param consequence what it means, in one sentence
     * @param flagged whether the move is large: by more than a fifth of the old amount, or from or to zero
     */
    public record Change(
            String subject,
            String figure,
            String before,
            String now,
            String change,
            String consequence,
            boolean flagged) {}

    /** Something that is no amount. */
    public record Note(String subject, String consequence, boolean flagged) {}
}
