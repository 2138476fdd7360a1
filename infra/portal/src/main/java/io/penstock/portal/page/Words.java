package io.penstock.portal.page;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** The reader's words for the services' codes. A code that has no words yet is shown as it came. */
public final class Words {

    private final MessageSource messages;
    private final Locale locale;

    Words(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    /** The word for a code of a kind: {@code of("state", "CLOSED")}. */
    public String of(String kind, @Nullable String code) {
        if (code == null || code.isEmpty()) {
            return Figures.MISSING;
        }
        String word = messages.getMessage(kind + "." + code, null, code, locale);
        return word == null ? code : word;
    }
}
