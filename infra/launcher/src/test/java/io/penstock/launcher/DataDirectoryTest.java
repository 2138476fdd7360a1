package io.penstock.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path folder;

    @Test
    void isMadeWhereThereIsNone() {
        var data = DataDirectory.open(folder.resolve("a/b"));
        assertThat(data.root()).isDirectoryContaining("glob:**penstock-data");
    }

    @Test
    void refusesAFolderOfSomebodyElse() throws IOException {
        Files.writeString(folder.resolve("thesis.txt"), "three years of work");
        assertThatThrownBy(() -> DataDirectory.open(folder))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("holds files that are not Penstock's");
        assertThat(folder.resolve("thesis.txt")).exists();
    }

    @Test
    void refusesAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> DataDirectory.open(file))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("cannot be used");
    }

    @Test
    void clearKeepsTheCacheAlone() throws IOException {
        var data = DataDirectory.open(folder.resolve("var"));
        data.createFolders();
        Files.writeString(data.chain().resolve("state"), "x");
        Files.writeString(data.cache().resolve("kept"), "x");
        data.clear();
        assertThat(data.chain()).doesNotExist();
        assertThat(data.cache().resolve("kept")).exists();
        DataDirectory.open(data.root());
    }

    @Test
    void saysHowMuchSpaceIsMissing() {
        var data = DataDirectory.open(folder.resolve("var"));
        assertThatThrownBy(() -> data.requireSpace(Long.MAX_VALUE))
                .asInstanceOf(InstanceOfAssertFactories.type(LaunchException.class))
                .satisfies(e -> assertThat(e.getMessage()).contains("MB free, Penstock needs"))
                .satisfies(e -> assertThat(e.advice()).contains("--data"));
    }

    /** A folder of a version that kept no personal data gets its key once; nothing else of its secrets changes. */
    @Test
    void anOlderFolderGetsAKeyForItsVault() throws IOException {
        var data = DataDirectory.open(folder.resolve("var"));
        data.createFolders();
        var made = Secrets.loadOrCreate(data);
        var file = data.keys().resolve("secrets.properties");
        var older = Files.readString(file)
                .lines()
                .filter(line -> !line.startsWith("issuance.vault.key"))
                .collect(Collectors.joining("\n"));
        Files.writeString(file, older);
        var read = Secrets.loadOrCreate(data);
        assertThat(read.vaultKey()).matches("[0-9a-f]{64}").isNotEqualTo(made.vaultKey());
        assertThat(read.mnemonic()).isEqualTo(made.mnemonic());
        assertThat(Secrets.loadOrCreate(data)).isEqualTo(read);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void hasOneLauncherAtATime() {
        var data = DataDirectory.open(folder.resolve("var"));
        try (var first = StackLock.take(data)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> StackLock.take(data))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining(
                            "in use by process " + ProcessHandle.current().pid());
        }
        StackLock.take(data).close();
    }
}
