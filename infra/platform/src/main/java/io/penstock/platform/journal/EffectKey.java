package io.penstock.platform.journal;

import java.util.regex.Pattern;

/**
 * What makes the anchoring of a block unique in the whole system: the same bounds under the same key happen once; a new
 * attempt has a new key, and so have other bounds.
 *
 * @param attempt from 1
 */
record EffectKey(String service, long from, long to, int attempt) {

    private static final Pattern TEXT = Pattern.compile("journal/([a-z]+)/(\\d+)-(\\d+)/(\\d+)");

    String text() {
        return "journal/" + service + "/" + from + "-" + to + "/" + attempt;
    }

    static EffectKey parse(String text) {
        var key = TEXT.matcher(text);
        if (!key.matches()) {
            throw new IllegalArgumentException("no key of a block: " + text);
        }
        return new EffectKey(
                key.group(1),
                Long.parseLong(key.group(2)),
                Long.parseLong(key.group(3)),
                Integer.parseInt(key.group(4)));
    }
}
