package io.penstock.cli.bench.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the services wrote about requests that they answered with 500: the logs of a run that holds are not kept, and a
 * service that starts twice has overwritten those of the life before. So they are read when such an answer comes.
 */
final class ServiceErrors {

    private static final String FAILED = "request failed, trace id";
    private static final String CAUSE = "Caused by: ";
    private static final int LONGEST = 300;

    private final Path logs;
    private final Map<String, Integer> found = new TreeMap<>();

    /** @param logs folder of the stack's {@code *.log} files */
    ServiceErrors(Path logs) {
        this.logs = logs;
    }

    /** Reads what the logs say at this moment. */
    synchronized void look() throws IOException {
        in(logs).forEach((what, times) -> found.merge(what, times, Math::max));
    }

    /** Exceptions with their causes, and how often each stood in the logs at most. */
    synchronized Map<String, Integer> found() {
        return Map.copyOf(found);
    }

    /**
     * Exceptions with their causes, and how often each was met.
     *
     * @param logs folder of the stack's {@code *.log} files
     */
    static Map<String, Integer> in(Path logs) throws IOException {
        var found = new TreeMap<String, Integer>();
        try (var files = Files.newDirectoryStream(logs, "*.log")) {
            for (Path file : files) {
                // A process that was killed may have left half a character.
                var lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
                for (int i = 0; i < lines.size(); i++) {
                    if (lines.get(i).contains(FAILED)) {
                        found.merge(exception(lines.subList(i + 1, lines.size())), 1, Integer::sum);
                    }
                }
            }
        }
        return found;
    }

    /** First lines of the exception and of its causes; frames and blank lines are passed over. */
    private static String exception(List<String> after) {
        var texts = new ArrayList<String>();
        for (String line : after) {
            if (texts.isEmpty() && !line.isBlank()) {
                texts.add(line.strip());
            } else if (line.startsWith(CAUSE)) {
                texts.add(line.substring(CAUSE.length()).strip());
            } else if (!line.isBlank() && !Character.isWhitespace(line.charAt(0))) {
                break;
            }
        }
        var text = String.join(" <- ", texts);
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
