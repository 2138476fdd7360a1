package io.penstock.cli.file;

import io.penstock.launcher.LaunchException;
import io.penstock.platform.deal.YamlDocument.Place;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads whole files of text. */
public final class TextFiles {

    private static final long LARGEST = 4L << 20;

    private TextFiles() {}

    /**
     * The text of a file of at most 4 MiB.
     *
     * @throws LaunchException if there is no such file or it cannot be read
     * @throws RefusedException if it is too large or not UTF-8
     */
    public static String read(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new LaunchException("cannot read " + file, "Name an existing file.");
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw refused(file, "FILE_TOO_LARGE", "it has " + Files.size(file) + " bytes, at most " + LARGEST);
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw refused(file, "FILE_NOT_UTF8", "it is no UTF-8 text");
        } catch (IOException e) {
            throw new LaunchException("cannot read " + file + ": " + e.getMessage(), "Name a readable file.", e);
        }
    }

    private static RefusedException refused(Path file, String code, String detail) {
        return new RefusedException(List.of(new Fault(file.toString(), new Place(1, 1), "", code, detail, "")));
    }
}
