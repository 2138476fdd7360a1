package io.penstock.cli.file;

import io.penstock.launcher.LaunchException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A folder for the results of one run. Files appear whole or not at all, and a result that differs from what is there
 * already replaces it only when asked to: a payment that was reported once is not reported otherwise by accident.
 */
public final class OutputFolder {

    private final Path folder;
    private final boolean replace;
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /**
     * Nothing is touched before {@link #write()}.
     *
     * @param replace whether different results may be overwritten
     */
    public OutputFolder(Path folder, boolean replace) {
        this.folder = folder;
        this.replace = replace;
    }

    /** Adds a file of text in UTF-8. */
    public OutputFolder add(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /**
     * Writes all files, in the order in which they were added.
     *
     * @throws LaunchException if a file with other content is there and may not be replaced, or if the disk refuses
     */
    public void write() {
        try {
            Files.createDirectories(folder);
            for (var file : files.entrySet()) {
                refuseDifferent(folder.resolve(file.getKey()), file.getValue());
            }
            for (var file : files.entrySet()) {
                Files.write(draft(file.getKey()), file.getValue());
            }
            for (var name : files.keySet()) {
                Files.move(
                        draft(name),
                        folder.resolve(name),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new LaunchException(
                    "the results cannot be written to " + folder + ": " + reason(e),
                    "Name a folder that you may write, with --out DIR.",
                    e);
        } finally {
            files.keySet().forEach(this::deleteDraft);
        }
    }

    /** What the file system says, without the name of a class. */
    private static String reason(IOException e) {
        return switch (e) {
            case FileAlreadyExistsException there -> there.getFile() + " is a file and no folder";
            case AccessDeniedException denied -> denied.getFile() + " may not be written";
            case NoSuchFileException missing -> missing.getFile() + " cannot be created";
            default -> String.valueOf(e.getMessage());
        };
    }

    private void refuseDifferent(Path file, byte[] content) throws IOException {
        if (!replace && Files.exists(file) && !Arrays.equals(Files.readAllBytes(file), content)) {
            throw new LaunchException(
                    file + " is there already and differs from this result; nothing was written",
                    "Name another folder with --out DIR, or replace what is there with --force.");
        }
    }

    /** Only there if the writing was cut short. */
    private void deleteDraft(String name) {
        try {
            Files.deleteIfExists(draft(name));
        } catch (IOException e) {
            // The failure that left it there is reported already; the next run overwrites it.
        }
    }

    private Path draft(String name) {
        return folder.resolve(name + ".new");
    }
}
