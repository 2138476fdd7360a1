package io.penstock.servicing.loan.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.penstock.servicing.loan.PeriodFigure;
import io.penstock.servicing.loan.PeriodRegisterEvent.CertificateRecorded;
import io.penstock.servicing.loan.PeriodRegisterEvent.PeriodExceptionWaived;
import io.penstock.servicing.loan.domain.PeriodRegister;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A collection period as it stands: figures beside the certificate, exceptions, and what can be done now.
 *
 * @param state NONE, IMPORTED or CLOSED
 * @param certifiedBy who recorded the certificate; absent without one
 * @param actions IMPORT and CLOSE, for the person who asks
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PeriodControl(
        String dealId,
        String collectionPeriod,
        String state,
        @Nullable String certifiedBy,
        List<Line> figures,
        List<ExceptionLine> exceptions,
        List<Action> actions) {

    /**
     * One figure; amounts in major units.
     *
     * @param ours absent if nobody counts it here, or nothing was imported
     * @param certified absent if the certificate does not say it
     * @param difference ours less certified
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            String figure,
            @Nullable String ours,
            @Nullable String certified,
            @Nullable String difference) {}

    /**
     * One exception; amounts in major units.
     *
     * @param state OPEN, WAIVED or CORRECTED
     * @param difference ours less theirs; absent if one of them is not there
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ExceptionLine(
            int number,
            String collectionPeriod,
            String state,
            String figure,
            String source,
            @Nullable String ours,
            @Nullable String theirs,
            @Nullable String difference,
            String tolerance,
            boolean blocking,
            @Nullable String owner,
            String importedBy,
            @Nullable String waivedBy,
            @Nullable String reason) {}

    /**
     * Something that can be done with the period, or not.
     *
     * @param code of the refusal that would follow; absent if it is allowed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Action(
            String action,
            boolean allowed,
            @Nullable String code,
            @Nullable String whyNot) {}

    static ExceptionLine line(PeriodRegister.Entry entry) {
        var opened = entry.opened();
        var found = opened.found();
        return new ExceptionLine(
                entry.number(),
                opened.collectionPeriod().toString(),
                entry.state().name(),
                found.figure(),
                found.source().name(),
                found.ours().map(BigDecimal::toPlainString).orElse(null),
                found.theirs().map(BigDecimal::toPlainString).orElse(null),
                found.difference().map(BigDecimal::toPlainString).orElse(null),
                found.tolerance().toPlainString(),
                found.blocking(),
                entry.owner().orElse(null),
                opened.importedBy(),
                entry.waived().map(PeriodExceptionWaived::waivedBy).orElse(null),
                entry.waived().map(PeriodExceptionWaived::reason).orElse(null));
    }

    /** Every figure that one of the two sides has, in their order. */
    static List<Line> lines(Map<PeriodFigure, BigDecimal> ours, @Nullable CertificateRecorded certificate) {
        var lines = new ArrayList<Line>();
        for (var figure : PeriodFigure.values()) {
            var mine = ours.get(figure);
            var certified = certificate == null
                    ? null
                    : certificate.figures().stream()
                            .filter(each -> each.figure() == figure)
                            .findFirst()
                            .map(each -> each.value())
                            .orElse(null);
            if (mine != null || certified != null) {
                lines.add(new Line(
                        figure.field(),
                        mine == null ? null : mine.toPlainString(),
                        certified == null ? null : certified.toPlainString(),
                        mine == null || certified == null
                                ? null
                                : mine.subtract(certified).toPlainString()));
            }
        }
        return List.copyOf(lines);
    }
}
