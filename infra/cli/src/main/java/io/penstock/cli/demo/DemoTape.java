package io.penstock.cli.demo;

import io.penstock.launcher.LaunchException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** The tape that the demo admits, and the ids that follow from it: another file makes another pool and another deal. */
final class DemoTape {

    private static final String SAMPLE = "world-omni-2020-a.csv";
    private static final int MARK = 6;

    private final String name;
    private final byte[] bytes;
    private final String poolId;
    private final String dealId;

    private DemoTape(String name, byte[] bytes, String poolId, String dealId) {
        this.name = name;
        this.bytes = bytes;
        this.poolId = poolId;
        this.dealId = dealId;
    }

    /** The project's own fixture. */
    static DemoTape sample() {
        return sample("A", "1");
    }

    /** Loans like those of the fixture under other numbers, since no loan is in two pools, for another pool and deal. */
    static DemoTape sample(String suffix) {
        var sample = sample(suffix, suffix);
        var text = new String(sample.bytes, StandardCharsets.UTF_8).replaceAll("(?m)^WO", suffix + "-");
        return new DemoTape(sample.name, text.getBytes(StandardCharsets.UTF_8), sample.poolId, sample.dealId);
    }

    private static DemoTape sample(String pool, String deal) {
        try (var sample = DemoTape.class.getResourceAsStream("/sample/" + SAMPLE)) {
            if (sample == null) {
                throw new IllegalStateException("the sample tape is missing from the build");
            }
            return new DemoTape(SAMPLE, sample.readAllBytes(), "WOSAT-2020-" + pool, "ATLAS-2020-" + deal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws LaunchException if the file cannot be read */
    static DemoTape of(Path file) {
        try {
            var bytes = Files.readAllBytes(file);
            var mark = sha256(bytes).substring(0, MARK).toUpperCase(Locale.ROOT);
            return new DemoTape(String.valueOf(file.getFileName()), bytes, "TAPE-" + mark, "ATLAS-2020-" + mark);
        } catch (IOException e) {
            throw new LaunchException("cannot read the tape " + file, "Name an existing ABS-EE XML or CSV file.");
        }
    }

    String name() {
        return name;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    String poolId() {
        return poolId;
    }

    String dealId() {
        return dealId;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
