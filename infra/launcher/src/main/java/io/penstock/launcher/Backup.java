package io.penstock.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Physical copies of a stopped stack: databases, broker, chain, keys. The copy keeps PostgreSQL's transaction counter, which
 * a dump loses and the log's order needs.
 *
 * <p>A backup is a folder with {@code data} and {@code SHA256SUMS}, the latter in the form of {@code sha256sum -c}. It
 * gets its name when it is complete. It holds the stack's secrets: keep it as you keep those.
 */
public final class Backup {

    static final String SUMS = "SHA256SUMS";
    private static final String DATA = "data";
    /** Made anew by each start: unpacked binaries, running processes, logs, the lock. */
    private static final Set<String> LEFT_OUT = Set.of("cache", "run", "logs", StackLock.FILE);

    private Backup() {}

    /**
     * What was copied.
     *
     * @param bytes of all files
     */
    public record Copied(Path folder, int files, long bytes) {}

    /**
     * Copies the data of a stopped stack.
     *
     * @param target a folder that does not exist yet
     * @throws LaunchException if a stack runs on the data, the target exists, or a file cannot be read or written
     */
    public static Copied take(Path dataDirectory, Path target) {
        var data = new DataDirectory(dataDirectory.toAbsolutePath().normalize());
        if (!Files.isDirectory(data.postgres())) {
            throw new LaunchException(
                    "there is nothing to back up in " + data.root(), "Name the folder of a stack with --data DIR.");
        }
        var lock = StackLock.take(data);
        try {
            if (Files.exists(data.postgres().resolve("postmaster.pid"))) {
                throw new LaunchException(
                        "PostgreSQL of " + data.root() + " was not stopped in order",
                        "Start the stack once and stop it with ./penstock down, then back up.");
            }
            return within(target, draft -> {
                var sums = new Copy(data.root(), draft.resolve(DATA)).run();
                Files.writeString(draft.resolve(SUMS), text(sums));
                return size(target, draft.resolve(DATA), sums);
            });
        } finally {
            lock.close();
        }
    }

    /**
     * Makes a data folder from a backup.
     *
     * @param target a folder that does not exist yet
     * @throws LaunchException if a file of the backup is missing, added or changed; the first one is named
     */
    public static Copied restore(Path backup, Path target) {
        if (!Files.isRegularFile(backup.resolve(SUMS))) {
            throw new LaunchException(
                    backup + " is no complete backup", "A backup has the files " + SUMS + " and " + DATA + ".");
        }
        return within(target, draft -> {
            var sums = new Copy(backup.resolve(DATA), draft).run();
            requireSame(backup, Files.readString(backup.resolve(SUMS)), sums);
            return size(target, draft, sums);
        });
    }

    private interface Work {

        Copied on(Path draft) throws IOException;
    }

    /** Under another name until it is complete. */
    private static Copied within(Path target, Work work) {
        Path goal = target.toAbsolutePath().normalize();
        if (Files.exists(goal, LinkOption.NOFOLLOW_LINKS)) {
            throw new LaunchException(goal + " exists already", "Name a folder that does not exist yet.");
        }
        Path draft = goal.resolveSibling(goal.getFileName() + ".new");
        try {
            DataDirectory.deleteTree(draft);
            Files.createDirectories(
                    draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            var copied = work.on(draft);
            Files.move(draft, goal, StandardCopyOption.ATOMIC_MOVE);
            return copied;
        } catch (IOException | UncheckedIOException e) {
            throw new LaunchException(
                    "the copy to " + goal + " failed: " + e.getMessage(),
                    "Check permissions and free space. What was written so far is in " + draft + ".",
                    e);
        }
    }

    private static Copied size(Path folder, Path tree, Map<String, String> sums) throws IOException {
        long bytes = 0;
        for (String file : sums.keySet()) {
            bytes += Files.size(tree.resolve(file));
        }
        return new Copied(folder, sums.size(), bytes);
    }

    private static String text(Map<String, String> sums) {
        var text = new StringBuilder();
        sums.forEach((file, sum) -> text.append(sum)
                .append("  ")
                .append(DATA)
                .append('/')
                .append(file)
                .append('\n'));
        return text.toString();
    }

    private static void requireSame(Path backup, String expected, Map<String, String> found) {
        var left = new TreeMap<>(found);
        for (String line : expected.lines().toList()) {
            String file = line.substring(line.indexOf("  ") + 2 + DATA.length() + 1);
            String sum = left.remove(file);
            if (sum == null || !line.startsWith(sum)) {
                throw damaged(backup, file, sum == null ? "is missing" : "was changed");
            }
        }
        if (!left.isEmpty()) {
            throw damaged(backup, left.firstKey(), "was added");
        }
    }

    private static LaunchException damaged(Path backup, String file, String what) {
        return new LaunchException(
                "the backup " + backup + " is damaged: " + file + " " + what,
                "Use another copy. Nothing was restored.");
    }

    /** One walk: copies, hashes what it read, and has each file on disk before the next. */
    private static final class Copy extends SimpleFileVisitor<Path> {

        private final Path from;
        private final Path to;
        private final Map<String, String> sums = new TreeMap<>();

        Copy(Path from, Path to) {
            this.from = from;
            this.to = to;
        }

        Map<String, String> run() throws IOException {
            Files.walkFileTree(from, this);
            return sums;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            if (isLeftOut(folder)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            Path copy = to.resolve(from.relativize(folder));
            Files.createDirectories(copy);
            sameRights(folder, copy);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (isLeftOut(file)) {
                return FileVisitResult.CONTINUE;
            }
            if (!attributes.isRegularFile()) {
                throw new IOException(file + " is neither a file nor a folder");
            }
            var name = from.relativize(file).toString();
            Path copy = to.resolve(name);
            sums.put(name, copy(file, copy));
            sameRights(file, copy);
            return FileVisitResult.CONTINUE;
        }

        private boolean isLeftOut(Path path) {
            return from.equals(path.getParent())
                    && LEFT_OUT.contains(path.getFileName().toString());
        }

        private static String copy(Path file, Path copy) throws IOException {
            try (var channel = FileChannel.open(copy, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    var out = new DigestOutputStream(
                            Channels.newOutputStream(channel), MessageDigest.getInstance("SHA-256"))) {
                Files.copy(file, out);
                channel.force(true);
                return HexFormat.of().formatHex(out.getMessageDigest().digest());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }

        /** PostgreSQL refuses a folder that others may read; and it may run as somebody else than we do. */
        private static void sameRights(Path from, Path to) throws IOException {
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
            for (String owner : new String[] {"unix:uid", "unix:gid"}) {
                var wanted = Files.getAttribute(from, owner);
                if (!wanted.equals(Files.getAttribute(to, owner))) {
                    Files.setAttribute(to, owner, wanted);
                }
            }
        }
    }
}
