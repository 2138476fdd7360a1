package io.penstock.servicing.loan;

import java.time.YearMonth;
import java.util.List;

/** A fact about what a deal's collection periods are held to, and where they differ. No figure is ever forced. */
public sealed interface PeriodRegisterEvent {

    PeriodRegisterId registerId();

    /**
     * From now on periods are held to this.
     *
     * @param tolerances in order of the figures
     */
    record PeriodRulesSet(
            PeriodRegisterId registerId,
            List<CertifiedFigure> tolerances,
            boolean certificateRequired,
            boolean otherPersonCloses,
            String setBy)
            implements PeriodRegisterEvent {}

    /**
     * The servicer's figures of a period; they take the place of earlier ones.
     *
     * @param figures in order of the figures
     */
    record CertificateRecorded(
            PeriodRegisterId registerId, YearMonth collectionPeriod, List<CertifiedFigure> figures, String recordedBy)
            implements PeriodRegisterEvent {}

    /**
     * A figure differs.
     *
     * @param number from 1 in each register
     * @param importedBy who sent the file
     * @param certifiedBy who recorded the certificate; empty if there is none
     */
    record PeriodExceptionOpened(
            PeriodRegisterId registerId,
            int number,
            YearMonth collectionPeriod,
            PeriodDifference found,
            String fileHash,
            String importedBy,
            String certifiedBy)
            implements PeriodRegisterEvent {}

    /** Somebody is to find out. */
    record PeriodExceptionAssigned(PeriodRegisterId registerId, int number, String owner, String assignedBy)
            implements PeriodRegisterEvent {}

    /** Another person than who gave the figures finds that the difference may stand. */
    record PeriodExceptionWaived(PeriodRegisterId registerId, int number, String reason, String waivedBy)
            implements PeriodRegisterEvent {}

    /** A newer file or certificate no longer shows this difference; another may be open in its place. */
    record PeriodExceptionCorrected(PeriodRegisterId registerId, int number, String fileHash)
            implements PeriodRegisterEvent {}
}
