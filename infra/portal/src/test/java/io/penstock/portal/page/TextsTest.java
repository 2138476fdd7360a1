package io.penstock.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Templates hold no words of their own, so that a language is one file. */
class TextsTest {

    private static final Path TEMPLATES = Path.of("src", "main", "resources", "templates");
    private static final Pattern KEY = Pattern.compile("#\\{([A-Za-z]+\\.[A-Za-z.]+)");

    /** Keys that the code puts together from a code or a reason. */
    private static final Pattern COMPUTED =
            Pattern.compile("(role|state|rank|kind|table|target|purpose|trouble|error|signIn\\.reason)\\..*");

    @Test
    void haveAWordForEachKeyAndAKeyForEachWord() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> templates = Files.list(TEMPLATES)) {
            for (Path template : templates.toList()) {
                Matcher keys = KEY.matcher(Files.readString(template));
                while (keys.find()) {
                    used.add(keys.group(1));
                }
            }
        }
        Set<String> written = messages().stringPropertyNames();
        assertThat(used).hasSizeGreaterThan(60).isSubsetOf(written);
        assertThat(written)
                .allMatch(key -> used.contains(key) || COMPUTED.matcher(key).matches());
    }

    @Test
    void keepApostrophesOutOfPatterns() throws IOException {
        // An apostrophe switches parameters off in a message pattern.
        assertThat(messages().values()).noneMatch(text -> text.toString().contains("'"));
    }

    private static Properties messages() throws IOException {
        Properties messages = new Properties();
        try (InputStream file = TextsTest.class.getResourceAsStream("/messages.properties")) {
            messages.load(new java.io.InputStreamReader(
                    Objects.requireNonNull(file), java.nio.charset.StandardCharsets.UTF_8));
        }
        return messages;
    }
}
