package io.penstock.contracts.asyncapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the Javadoc of a message says: the one place where its members are explained. */
final class RecordDoc {

    private static final Path SOURCES = Path.of("src/main/java");

    private final String comment;

    private RecordDoc(String comment) {
        this.comment = comment;
    }

    static RecordDoc of(Class<?> record) {
        Class<?> outer = record.getEnclosingClass() == null ? record : record.getEnclosingClass();
        try {
            var source = Files.readString(SOURCES.resolve(outer.getName().replace('.', '/') + ".java"));
            int declaration = source.indexOf("public record " + record.getSimpleName() + "(");
            int begin = source.lastIndexOf("/**", declaration);
            var comment = source.substring(begin + 3, source.indexOf("*/", begin));
            return new RecordDoc(comment.replaceAll("(?m)^\\s*\\*", "").replaceAll("\\{@code ([^}]*)}", "$1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text before the first tag. */
    String summary() {
        return clean(comment.split("@param", 2)[0]);
    }

    Optional<String> member(String name) {
        var found = Pattern.compile("@param " + name + "\\s([^@]*)").matcher(comment);
        return found.find() ? Optional.of(clean(found.group(1))) : Optional.empty();
    }

    private static String clean(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
