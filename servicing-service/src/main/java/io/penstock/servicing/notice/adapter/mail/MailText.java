package io.penstock.servicing.notice.adapter.mail;

import io.penstock.deal.CanonicalJson;
import io.penstock.deal.Json;
import io.penstock.servicing.notice.application.NoticeChannel.Outgoing;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/**
 * Subject and text of an e-mail, from {@code notice/mail_en.properties} and {@code mail_zh.properties}. A name in braces
 * stands for what the notice says of it; nothing else of the notice is in the text.
 */
record MailText(String subject, String text) {

    static MailText of(Outgoing notice) {
        var words = words(notice.language().name().toLowerCase(Locale.ROOT));
        var topic = notice.topic().text();
        return new MailText(
                filled(word(words, topic + ".subject"), notice),
                filled(word(words, topic + ".text"), notice) + "\n\n" + filled(word(words, "foot"), notice) + "\n");
    }

    private static String filled(String template, Outgoing notice) {
        var filled = template.replace("{subscription}", notice.subscription()).replace("{id}", notice.id());
        if (CanonicalJson.parse(notice.body()) instanceof Json.Members(var body)
                && body.get("data") instanceof Json.Members(var data)) {
            for (var entry : data.entrySet()) {
                if (entry.getValue() instanceof Json.Text(String value)) {
                    filled = filled.replace("{" + entry.getKey() + "}", value);
                }
            }
        }
        return filled;
    }

    private static String word(Properties words, String key) {
        return Objects.requireNonNull(words.getProperty(key), key);
    }

    private static Properties words(String language) {
        var file = "/notice/mail_" + language + ".properties";
        try (var in = new InputStreamReader(
                Objects.requireNonNull(MailText.class.getResourceAsStream(file), file), StandardCharsets.UTF_8)) {
            var words = new Properties();
            words.load(in);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
