package io.penstock.portal.page;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Puts into every page's model how figures are written and how the services' codes read. */
@ControllerAdvice
final class PageAdvice {

    private final MessageSource messages;

    PageAdvice(MessageSource messages) {
        this.messages = messages;
    }

    @ModelAttribute("figures")
    Figures figures(Locale locale) {
        return new Figures(locale);
    }

    @ModelAttribute("words")
    Words words(Locale locale) {
        return new Words(messages, locale);
    }
}
