package io.penstock.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that one stack keeps, in one folder. {@code cache} (unpacked PostgreSQL) survives a fresh start; all else is data of the deal.
 *
 * @param root absolute path
 */
public record DataDirectory(Path root) {

    /** What a first start writes, with room for logs and one full tape; measured at about 350 MB. */
    static final long NEEDED_BYTES = 1L << 30;

    private static final long FULL_BELOW_BYTES = 32L << 20;

    private static final String MARKER = "penstock-data";

    /** Kept when starting over: the mark and the lock belong to the folder, the cache to the machine. */
    private static final Set<String> KEPT = Set.of(MARKER, StackLock.FILE, "cache");

    public Path postgres() {
        return root.resolve("postgres");
    }

    public Path kafka() {
        return root.resolve("kafka");
    }

    public Path chain() {
        return root.resolve("chain");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path run() {
        return root.resolve("run");
    }

    public Path keys() {
        return root.resolve("keys");
    }

    public Path cache() {
        return root.resolve("cache");
    }

    /** Addresses of the deployed contracts. */
    public Path contractsFile() {
        return root.resolve("contracts.json");
    }

    public Path stackFile() {
        return root.resolve("stack.json");
    }

    /**
     * Makes the folder usable, or says why it is not.
     *
     * @throws LaunchException if it cannot be written or belongs to something else
     */
    static DataDirectory open(Path path) {
        var data = new DataDirectory(path);
        try {
            Files.createDirectories(path);
            data.claim();
            return data;
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    /** Makes the folders, after a fresh start too. */
    void createFolders() {
        try {
            for (Path folder : List.of(logs(), run(), keys(), chain(), kafka(), cache())) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw unusable(root, e);
        }
    }

    /** Removes all data, and nothing in a folder that Penstock did not make. */
    void clear() {
        try (Stream<Path> entries = Files.list(root)) {
            for (Path entry : entries.toList()) {
                if (!KEPT.contains(entry.getFileName().toString())) {
                    deleteTree(entry);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new LaunchException(
                    "earlier data in " + root + " cannot be removed: " + e.getMessage(),
                    "Remove the folder yourself, or use another --data.",
                    e);
        }
    }

    /** Whether so little is free that writes of the stack fail; what then goes wrong has this cause. */
    boolean isFull() {
        try {
            return Files.getFileStore(root).getUsableSpace() < FULL_BELOW_BYTES;
        } catch (IOException e) {
            return false;
        }
    }

    void requireSpace(long neededBytes) throws IOException {
        long free = Files.getFileStore(root).getUsableSpace();
        if (free < neededBytes) {
            throw new LaunchException(
                    "the disk of " + root + " has " + (free >> 20) + " MB free, Penstock needs " + (neededBytes >> 20)
                            + " MB",
                    "Free space, or use another disk with --data DIR. Nothing was started.");
        }
    }

    private void claim() throws IOException {
        Path marker = root.resolve(MARKER);
        if (!Files.exists(marker)) {
            try (Stream<Path> entries = Files.list(root)) {
                if (entries.findAny().isPresent()) {
                    throw new LaunchException(
                            root + " holds files that are not Penstock's",
                            "Use an empty or new folder with --data DIR. Nothing was changed.");
                }
            }
            Files.writeString(marker, "Data of one Penstock stack; ./penstock demo --fresh clears this folder.\n");
        }
        // A folder that became read-only is found out now, and not in the middle of a start.
        Files.delete(Files.createTempFile(root, "write", ".check"));
    }

    static void deleteTree(Path top) throws IOException {
        if (!Files.exists(top, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(top)) {
            for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private static LaunchException unusable(Path path, IOException e) {
        String why = switch (e) {
            case AccessDeniedException _ -> "no permission to write";
            case FileSystemException f when f.getReason() != null -> f.getReason();
            default -> String.valueOf(e.getMessage());
        };
        return new LaunchException(
                "the data directory " + path + " cannot be used: " + why,
                why.contains("No space left")
                        ? "The disk is full. Free space, or use another disk with --data DIR."
                        : "Use a folder that you may write, with --data DIR.",
                e);
    }
}
