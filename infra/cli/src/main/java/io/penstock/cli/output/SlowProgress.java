package io.penstock.cli.output;

import java.io.PrintWriter;

/** Says where a run is, once it has taken more than two seconds; a quick one stays silent. */
public final class SlowProgress {

    private static final double SILENT_SECONDS = 2;

    private final Progress progress;

    /** Lines go here. */
    public SlowProgress(PrintWriter out) {
        progress = new Progress(out);
    }

    /** Says it if the run has become slow. */
    public void note(String line) {
        if (progress.seconds() > SILENT_SECONDS) {
            progress.note(line);
        }
    }
}
