package io.penstock.launcher.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What to do when a child has ended by itself, from the words in its log. */
final class ChildDeath {

    private ChildDeath() {}

    static String advice(String name, Path log, List<String> tail) {
        String text = String.join("\n", tail).toLowerCase(Locale.ROOT);
        if (text.contains("no space left") || text.contains("disk full") || text.contains("enospc")) {
            return "The disk is full. Free space and start again: the saved data is kept and the run continues from it.";
        }
        if (text.contains("address already in use") || text.contains("eaddrinuse") || text.contains("address in use")) {
            return "Another program took the port of " + name + " meanwhile. Start again: a free port will be chosen.";
        }
        if (text.contains("outofmemoryerror") || text.contains("cannot allocate memory")) {
            return "The machine ran out of memory. Penstock needs about 3 GB free; close programs and start again.";
        }
        return "The full log is " + log + ". Start again with the same command: the saved data is kept.";
    }
}
