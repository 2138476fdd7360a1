package io.penstock.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.launcher.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceJarTest {

    @TempDir
    Path root;

    @Test
    void isTheRunnableOne() throws IOException {
        Path target = Files.createDirectories(root.resolve("portal/target/run"));
        Files.createFile(target.resolve("../portal-1.jar"));
        Path boot = Files.createFile(target.resolve("portal-1-boot.jar"));
        assertThat(ServiceJar.of(root, "portal")).isEqualTo(boot);
    }

    @Test
    void thatIsMissingNamesTheModuleAndTheBuild() {
        assertThatThrownBy(() -> ServiceJar.of(root, "portal"))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("portal is not built")
                .extracting(e -> ((LaunchException) e).advice())
                .asString()
                .contains("mvn -B package");
    }
}
