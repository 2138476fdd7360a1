package io.penstock.cli.project;

import io.penstock.launcher.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that a projection was made from.
 *
 * @param role what it is, {@code "pool"}
 * @param name without its folder, so that a copy elsewhere gives the same result
 * @param sha256 of its bytes, in lower-case hexadecimal digits
 */
record InputFile(String role, String name, String sha256) {

    private static final int CHUNK = 1 << 16;

    /**
     * Hashes a file.
     *
     * @throws LaunchException if it cannot be read
     */
    static InputFile of(String role, Path file) {
        try (var in = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
            }
            return new InputFile(
                    role, String.valueOf(file.getFileName()), HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw new LaunchException("cannot read " + file + ": " + e.getMessage(), "Name a readable file.", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
