package io.penstock.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** Where the project is, and data folders that share one cache, so that PostgreSQL is unpacked once. */
final class TestFolders {

    private TestFolders() {}

    /** Also when this module is built alone, and Maven takes its folder for the root. */
    static Path projectRoot() {
        Path given = Path.of(System.getProperty("penstock.root", "."))
                .toAbsolutePath()
                .normalize();
        return Stream.iterate(given, Objects::nonNull, Path::getParent)
                .filter(folder -> Files.isDirectory(folder.resolve("contracts/onchain")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no project above " + given));
    }

    static Path data(Path parent, String name) throws IOException {
        Path data = Files.createDirectory(parent.resolve(name));
        DataDirectory.open(data);
        Path cache = Files.createDirectories(projectRoot().resolve("infra/launcher/target/test-cache"));
        Files.createSymbolicLink(data.resolve("cache"), cache);
        return data;
    }
}
