package io.penstock.platform.rest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A strong entity tag (RFC 9110, 8.8.3): {@code "7-0f3c…"}, the version of the aggregate behind a page and a hash of what
 * the page showed. Two callers who see different parts have different tags of one version.
 *
 * @param version of the stream, from 0; −1 if there is none
 * @param hash 16 hexadecimal digits of SHA-256
 */
record EntityTag(long version, String hash) {

    private static final int HASH_LENGTH = 16;
    private static final Pattern OURS = Pattern.compile("\"(\\d{1,18})-([0-9a-f]{16})\"");
    private static final Pattern ANY_TAG = Pattern.compile("(W/)?\"[\\x21\\x23-\\x7e\\x80-\\xff]*\"");

    /** Of a page. */
    static EntityTag of(long version, String content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return new EntityTag(version, HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * The tags of a header {@code If-Match} or {@code If-None-Match}, as they stand there; empty for what is no list of tags.
     * A list of tags is separated by commas, {@code *} stands alone.
     */
    static Optional<List<String>> list(String header) {
        var tags = new ArrayList<String>();
        var rest = header.strip();
        if (rest.equals("*")) {
            return Optional.of(List.of("*"));
        }
        Matcher tag = ANY_TAG.matcher(rest);
        int at = 0;
        while (tag.find(at) && rest.substring(at, tag.start()).isBlank()) {
            tags.add(tag.group());
            at = tag.end();
            int comma = at;
            while (comma < rest.length() && Character.isWhitespace(rest.charAt(comma))) {
                comma++;
            }
            if (comma == rest.length()) {
                return Optional.of(tags);
            }
            if (rest.charAt(comma) != ',') {
                return Optional.empty();
            }
            at = comma + 1;
        }
        return Optional.empty();
    }

    /** Weak tags and tags of others are none of ours: they match no version. */
    static Optional<Long> versionOf(String tag) {
        Matcher ours = OURS.matcher(tag);
        return ours.matches() ? Optional.of(Long.parseLong(ours.group(1))) : Optional.empty();
    }

    /** Whether a reader who has this tag has this very page; {@code W/} does not matter there. */
    boolean isAmong(List<String> tags) {
        return tags.contains("*")
                || tags.stream().anyMatch(tag -> tag.replaceFirst("^W/", "").equals(toString()));
    }

    /** As in the header. */
    @Override
    public String toString() {
        return "\"" + version + "-" + hash + "\"";
    }
}
