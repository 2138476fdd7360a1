package io.penstock.issuance.pool.adapter.intake;

import io.penstock.issuance.pool.application.LoanTapeStore;
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
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Keeps an uploaded file on disk while it is imported; what stays is in the database. */
@Component
public class TapeSpool {

    /**
     * A file on disk.
     *
     * @param hash SHA-256 of the file, 64 hex digits
     */
    public record Spooled(Path file, String hash) {

        /** Takes the file off the disk. */
        public void delete() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot delete " + file, e);
            }
        }
    }

    private final Path folder;

    private final LoanTapeStore store;

    TapeSpool(LoanTapeStore store) throws IOException {
        this.store = store;
        folder = Files.createTempDirectory("penstock-tapes");
        folder.toFile().deleteOnExit();
    }

    /**
     * Writes the body to disk. The same bytes always end in the same file, so a repeated upload leaves no second one.
     *
     * @throws ProblemException 507 if the disk is full
     */
    public Spooled spool(InputStream body) throws IOException {
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

    /**
     * A file that was sent before this process began, out of the database.
     *
     * @return empty if it was not kept whole
     */
    Optional<Path> restore(String hash) throws IOException {
        var file = folder.resolve(hash + ".tape");
        if (Files.exists(file)) {
            return Optional.of(file);
        }
        var part = Files.createTempFile(folder, "restored", ".part");
        boolean whole;
        try (var out = Files.newOutputStream(part)) {
            whole = store.copyOriginal(hash, out);
        }
        if (!whole) {
            Files.delete(part);
            return Optional.empty();
        }
        return Optional.of(Files.move(part, file, StandardCopyOption.ATOMIC_MOVE));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
