package io.penstock.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copying a data folder; that a copy runs is shown by the drill. */
class BackupTest {

    @TempDir
    Path folder;

    private Path data;
    private Path backup;

    @BeforeEach
    void aStoppedStack() throws IOException {
        data = folder.resolve("var");
        backup = folder.resolve("backup");
        Files.createDirectories(data.resolve("postgres/base/1"));
        Files.createDirectories(data.resolve("postgres/pg_notify"));
        Files.setPosixFilePermissions(data.resolve("postgres"), PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(data.resolve("cache/postgresql"));
        Files.createDirectories(data.resolve("kafka"));
        Files.writeString(data.resolve("postgres/base/1/1259"), "rows");
        Files.writeString(data.resolve("postgres/base/1/2608"), "");
        Files.writeString(data.resolve("kafka/cache"), "a file that only bears the name");
        Files.writeString(data.resolve("cache/postgresql/postgres"), "60 MB");
        Files.writeString(data.resolve("penstock-data"), "mark");
    }

    @Test
    void whatComesBackIsWhatWasThere() throws IOException {
        assertThat(Backup.take(data, backup).files()).isEqualTo(4);
        var copied = Backup.restore(backup, folder.resolve("restored"));
        assertThat(copied.bytes()).isEqualTo(4 + 31 + 4);
        var restored = folder.resolve("restored");
        assertThat(restored.resolve("postgres/base/1/1259")).hasContent("rows");
        assertThat(restored.resolve("kafka/cache")).exists();
        assertThat(restored.resolve("postgres/pg_notify")).isEmptyDirectory();
        assertThat(restored.resolve("cache")).doesNotExist();
        assertThat(Files.getPosixFilePermissions(restored.resolve("postgres")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(Files.readString(backup.resolve("SHA256SUMS")))
                .contains("  data/postgres/base/1/1259\n")
                .doesNotContain("lock");
    }

    @Test
    void aChangedFileIsNamed() throws IOException {
        Backup.take(data, backup);
        Files.writeString(backup.resolve("data/postgres/base/1/1259"), "rowz");
        refuses("postgres/base/1/1259 was changed");
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Backup.take(data, backup);
        Files.delete(backup.resolve("data/postgres/base/1/2608"));
        refuses("postgres/base/1/2608 is missing");
    }

    @Test
    void anAddedFileIsNamed() throws IOException {
        Backup.take(data, backup);
        Files.writeString(backup.resolve("data/postgres/base/1/9999"), "", StandardOpenOption.CREATE_NEW);
        refuses("postgres/base/1/9999 was added");
    }

    @Test
    void anUnfinishedBackupIsNone() throws IOException {
        Backup.take(data, backup);
        Files.delete(backup.resolve("SHA256SUMS"));
        refuses("is no complete backup");
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Files.createDirectory(backup);
        assertThatThrownBy(() -> Backup.take(data, backup)).hasMessageContaining("exists already");
    }

    @Test
    void aRunningStackIsNotCopied() {
        try (var lock = StackLock.take(new DataDirectory(data))) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> Backup.take(data, backup)).hasMessageContaining("is in use by");
        }
    }

    @Test
    void aServerThatCrashedIsNotCopied() throws IOException {
        Files.writeString(data.resolve("postgres/postmaster.pid"), "1");
        assertThatThrownBy(() -> Backup.take(data, backup)).hasMessageContaining("not stopped in order");
        assertThat(backup).doesNotExist();
    }

    private void refuses(String message) {
        assertThatThrownBy(() -> Backup.restore(backup, folder.resolve("restored")))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining(message);
        assertThat(folder.resolve("restored")).doesNotExist();
    }
}
