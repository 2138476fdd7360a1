package io.penstock.platform.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/** Collects the description of a shape; its hash is what tells snapshots of one build from those of another. */
final class ShapeText {

    private final MessageDigest digest = StateHash.sha256();
    private final Set<Class<?>> seen = new HashSet<>();

    void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }

    /** Whether the class comes up for the first time; its code then counts, too. */
    boolean first(Class<?> type) {
        if (!seen.add(type)) {
            return false;
        }
        add(type.getName());
        code(type);
        return true;
    }

    /**
     * The rules of {@code evolve} stand in these very classes. A snapshot of other rules would be wrong though its shape
     * fits, so the compiled code counts as part of the shape.
     */
    private void code(Class<?> type) {
        var name = type.getName();
        try (var in = type.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
            if (in != null) {
                digest.update(in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the code of " + name, e);
        }
    }

    String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
