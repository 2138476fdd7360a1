package io.penstock.cli.project;

import io.penstock.cli.output.Progress;
import java.io.PrintWriter;

/** Says where a run is, once it has taken more than two seconds; a quick one stays silent. */
final class SlowProgress {

    private static final double SILENT_SECONDS = 2;

    private final Progress progress;

    SlowProgress(PrintWriter out) {
        progress = new Progress(out);
    }

    void note(String line) {
        if (progress.seconds() > SILENT_SECONDS) {
            progress.note(line);
        }
    }
}
