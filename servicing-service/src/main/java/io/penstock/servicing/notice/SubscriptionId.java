package io.penstock.servicing.notice;

import java.util.regex.Pattern;

/** Identifies a subscription: {@code "subscription/desk-7"} for the name {@code "desk-7"} that its owner gave it. */
public record SubscriptionId(String value) {

    private static final String PREFIX = "subscription/";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,63}");

    public SubscriptionId {
        if (!value.startsWith(PREFIX)
                || !NAME.matcher(value.substring(PREFIX.length())).matches()) {
            throw new IllegalArgumentException("'" + value + "' does not name a subscription");
        }
    }

    public static SubscriptionId named(String name) {
        return new SubscriptionId(PREFIX + name);
    }

    /** Letters, digits and hyphens, 64 at most. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    public String name() {
        return value.substring(PREFIX.length());
    }

    @Override
    public String toString() {
        return value;
    }
}
