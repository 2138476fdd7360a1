package io.penstock.issuance.pool.adapter.rest;

import io.penstock.platform.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Keeps an uploaded file on disk while it is imported. */
@Component
class TapeSpool {

    /** @param hash SHA-256 of the file, 64 hex digits */
    record Spooled(Path file, String hash) {

        void delete() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot delete " + file, e);
            }
        }
    }

    private final Path folder;

    TapeSpool() throws IOException {
        folder = Files.createTempDirectory("penstock-tapes");
        folder.toFile().deleteOnExit();
    }

    /**
     * Writes the body to disk. The same bytes always end in the same file, so a repeated upload leaves no second one.
     *
     * @throws ProblemException 507 if the disk is full
     */
    Spooled spool(InputStream body) throws IOException {
        var digest = sha256();
        var part = Files.createTempFile(folder, "upload", ".part");
        try {
            try (var in = new DigestInputStream(body, digest)) {
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            }
            var hash = HexFormat.of().formatHex(digest.digest());
            var file = Files.move(part, folder.resolve(hash + ".tape"), StandardCopyOption.ATOMIC_MOVE);
            return new Spooled(file, hash);
        } catch (IOException e) {
            Files.deleteIfExists(part);
            if (folder.toFile().getUsableSpace() < 1 << 20) {
                throw new ProblemException(
                        HttpStatus.INSUFFICIENT_STORAGE,
                        "STORAGE_FULL",
                        "the disk of the service is full; nothing was stored. Free space and send the file again.");
            }
            throw e;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
