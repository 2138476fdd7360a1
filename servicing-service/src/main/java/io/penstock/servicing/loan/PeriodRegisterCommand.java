package io.penstock.servicing.loan;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An intention to change the exception register of a deal's collection periods. */
public sealed interface PeriodRegisterCommand {

    PeriodRegisterId registerId();

    /**
     * Says what the deal's periods are held to.
     *
     * @param tolerances largest difference of a figure that is none; 0 for figures that are not here
     * @param certificateRequired whether a period without certificate has an exception
     * @param otherPersonCloses whether who imported may not close
     */
    record SetPeriodRules(
            PeriodRegisterId registerId,
            List<CertifiedFigure> tolerances,
            boolean certificateRequired,
            boolean otherPersonCloses,
            String setBy)
            implements PeriodRegisterCommand {}

    /**
     * Takes the servicer's figures of a period in place of earlier ones.
     *
     * @param openPeriod the one that is open now
     */
    record RecordCertificate(
            PeriodRegisterId registerId,
            YearMonth collectionPeriod,
            YearMonth openPeriod,
            List<CertifiedFigure> figures,
            String recordedBy)
            implements PeriodRegisterCommand {}

    /**
     * Holds the imported figures against certificate and bank; what differed before and does no more is corrected.
     *
     * @param ours each figure that is counted here
     * @param bank cash of the period by the bank's statements; empty if none tells it
     * @param rows findings about rows of the file
     * @param importedBy who sent the file
     */
    record CompareFigures(
            PeriodRegisterId registerId,
            YearMonth collectionPeriod,
            Map<PeriodFigure, BigDecimal> ours,
            Optional<BigDecimal> bank,
            List<PeriodDifference> rows,
            String fileHash,
            String importedBy)
            implements PeriodRegisterCommand {}

    record AssignPeriodException(PeriodRegisterId registerId, int number, String owner, String person)
            implements PeriodRegisterCommand {}

    record WaivePeriodException(PeriodRegisterId registerId, int number, String reason, String person)
            implements PeriodRegisterCommand {}
}
