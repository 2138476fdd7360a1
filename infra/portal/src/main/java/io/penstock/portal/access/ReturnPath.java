package io.penstock.portal.access;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The page to go to after sign-in: one of ours, so that a link cannot send the reader elsewhere. */
final class ReturnPath {

    static final String HOME = "/deals";

    private static final Pattern OURS = Pattern.compile("/deals(/[A-Za-z0-9][A-Za-z0-9._-]{0,63}){0,4}");

    private ReturnPath() {}

    static String of(@Nullable String asked) {
        return asked != null && OURS.matcher(asked).matches() ? asked : HOME;
    }
}
