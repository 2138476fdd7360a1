package io.penstock.servicing.report.application;

import java.util.Optional;

/** Texts of reports by their hash: bulk that events only name. A text is never changed. */
public interface ReportStore {

    /** Keeps the text; keeping it again changes nothing. */
    void keep(String contentHash, String text);

    /** The text of this hash. */
    Optional<String> find(String contentHash);
}
