package io.penstock.servicing.report;

/** A fact about the report of a payment date. */
public sealed interface ReportEvent {

    ReportId reportId();

    /**
     * A draft was made. It replaces an unpublished one of the same version.
     *
     * @param version from 1; one more than the last published one
     * @param contentHash SHA-256 of the report's text, 64 hexadecimal digits
     * @param position the last event that is in its figures, {@code "xid:index"}
     * @param stateHash of the payment report whose figures are shown
     */
    record ReportPrepared(
            ReportId reportId, int version, String preparedBy, String contentHash, String position, String stateHash)
            implements ReportEvent {}

    /** Another person than who prepared it has shown it to investors. */
    record ReportPublished(ReportId reportId, int version, String publishedBy, String contentHash)
            implements ReportEvent {}

    /**
     * A published report counts no more; it stays readable as it was reported.
     *
     * @param contentHash of the superseded report
     * @param successor version of the corrected report
     */
    record ReportSuperseded(ReportId reportId, int version, String contentHash, int successor) implements ReportEvent {}
}
