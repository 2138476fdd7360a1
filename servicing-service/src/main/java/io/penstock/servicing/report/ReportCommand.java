package io.penstock.servicing.report;

/** An intention about the report of a payment date. */
public sealed interface ReportCommand {

    ReportId reportId();

    /** How far the payment date has come that a report is asked for. */
    enum Basis {
        /** Nothing was calculated for it. */
        NONE,
        /** Its calculation is not approved by two persons yet, and may be replaced. */
        PROVISIONAL,
        /** Its calculation is approved. */
        FINAL
    }

    /**
     * Drafts the report, or drafts it anew.
     *
     * @param preparedBy the person who orders it; may not publish
     * @param contentHash SHA-256 of the text, which is kept by it; empty if there is no basis
     * @param position the last event that is in the figures, {@code "xid:index"}
     * @param stateHash of the payment report whose figures are shown
     */
    record PrepareReport(
            ReportId reportId, String preparedBy, Basis basis, String contentHash, String position, String stateHash)
            implements ReportCommand {}

    /**
     * Shows the draft to investors.
     *
     * @param contentHash of the draft that the person has read
     */
    record PublishReport(ReportId reportId, String publishedBy, String contentHash) implements ReportCommand {}
}
