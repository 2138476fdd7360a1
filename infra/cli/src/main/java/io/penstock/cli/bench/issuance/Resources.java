package io.penstock.cli.bench.issuance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Files that the script hands in. */
final class Resources {

    private Resources() {}

    static String text(String name) {
        return read("/bench/issuance/" + name);
    }

    static String sampleTape() {
        return read("/sample/world-omni-2020-a.csv");
    }

    private static String read(String path) {
        try (var in = Resources.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
