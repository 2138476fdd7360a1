package io.penstock.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.launcher.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** The result of a command for programs: the figures that it also prints. */
public final class JsonReport {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonReport() {}

    /**
     * Writes all or nothing.
     *
     * @param content maps, lists, texts, numbers, booleans
     * @throws LaunchException if the file cannot be written
     */
    public static void write(Path file, Map<String, ?> content) {
        Path target = file.toAbsolutePath();
        Path draft = target.resolveSibling(target.getFileName() + ".new");
        try {
            Files.writeString(draft, text(content));
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LaunchException(
                    "the report " + target + " cannot be written: " + e.getMessage(),
                    "Name a file in a folder that exists and that you may write, with --json FILE.",
                    e);
        }
    }

    /** The report as text. */
    public static String text(Map<String, ?> content) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the report is made of more than maps, lists and texts", e);
        }
    }
}
