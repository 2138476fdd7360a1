package io.penstock.platform.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the description of a shape; its hash is what tells snapshots of one build from those of another. */
final class ShapeText {

    private static final String OURS = "io/penstock/";

    private final MessageDigest digest = StateHash.sha256();
    private final Set<Class<?>> seen = new HashSet<>();
    private final Set<String> counted = new HashSet<>();

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
     * The rules of {@code evolve} stand in these very classes and in those they call. A snapshot of other rules would be
     * wrong though its shape fits, so the compiled code counts as part of the shape, with all of ours that it names.
     */
    private void code(Class<?> type) {
        var open = new ArrayDeque<>(List.of(type.getName().replace('.', '/')));
        while (!open.isEmpty()) {
            var name = open.poll();
            var bytes = counted.add(name) ? bytes(type.getClassLoader(), name) : null;
            if (bytes != null) {
                digest.update(bytes);
                for (var entry : ClassFile.of().parse(bytes).constantPool()) {
                    if (entry instanceof ClassEntry named
                            && named.asInternalName().startsWith(OURS)) {
                        open.add(named.asInternalName());
                    }
                }
            }
        }
    }

    private static byte @Nullable [] bytes(@Nullable ClassLoader loader, String name) {
        try (var in = loader == null ? null : loader.getResourceAsStream(name + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the code of " + name, e);
        }
    }

    /** Names of the classes whose code counts. */
    Set<String> counted() {
        return counted;
    }

    String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
