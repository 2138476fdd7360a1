package io.penstock.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files in {@code docs/examples}, which people read and the tests run. */
public final class Examples {

    private static final Path FOLDER = Path.of("../../docs/examples");

    private Examples() {}

    /** A file by its name in the folder, for example {@code deals/caot-2024-2.yaml}. */
    public static Path file(String name) {
        var file = FOLDER.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no example " + file.toAbsolutePath());
        }
        return file;
    }

    /** All files of a folder, by name. */
    public static List<Path> in(String folder) {
        try (var files = Files.list(FOLDER.resolve(folder))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new IllegalStateException("no examples in " + folder, e);
        }
    }
}
