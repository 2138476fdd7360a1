package io.penstock.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the supervisor wrote about itself and its child.
 *
 * @param name the process's name in messages, from the file's name
 * @param signal how the child is asked to stop
 * @param graceSeconds how long it may take before SIGKILL
 */
record PidFile(String name, ProcessIdentity child, ProcessIdentity supervisor, String signal, int graceSeconds) {

    static final String SUFFIX = ".pid";

    static Path path(Path directory, String name) {
        return directory.resolve(name + SUFFIX);
    }

    /** Reads one; empty if it is absent or was left unfinished. */
    static Optional<PidFile> read(Path file) {
        try {
            String[] fields = Files.readString(file).trim().split(" ", -1);
            if (fields.length != 6) {
                return Optional.empty();
            }
            String name = file.getFileName().toString();
            return Optional.of(new PidFile(
                    name.substring(0, name.length() - SUFFIX.length()),
                    new ProcessIdentity(Long.parseLong(fields[0]), Long.parseLong(fields[1])),
                    new ProcessIdentity(Long.parseLong(fields[2]), Long.parseLong(fields[3])),
                    fields[4],
                    Integer.parseInt(fields[5])));
        } catch (IOException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }
}
