package io.penstock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ./penstock} on machines that lack something: a copy of it in an empty project, with a small PATH. */
class ScriptIT {

    @TempDir
    Path folder;

    @Test
    void findsAJdk25WhateverJavaIsOnThePath() throws Exception {
        var answer = run(original(), Map.of("PENSTOCK_JDK", System.getProperty("java.home")), "--print-jdk");
        assertThat(answer.text()).isEqualTo(System.getProperty("java.home"));
        assertThat(answer.code()).isZero();
    }

    @Test
    void refusesAJdkOfAnotherVersion() throws Exception {
        var answer = run(original(), Map.of("PENSTOCK_JDK", folder.toString()), "--print-jdk");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.text()).contains("PENSTOCK_JDK is " + folder + ", which is no JDK 25");
    }

    @Test
    void saysWhenThereIsNoMaven() throws Exception {
        var answer = run(copy(), tools(), "up");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.text())
                .contains("there is no Maven (mvn) on the PATH")
                .contains("Install Maven");
    }

    @Test
    void saysWhenThereIsNoNpm() throws Exception {
        Map<String, String> environment = tools();
        Files.writeString(folder.resolve("bin/mvn"), "#!/bin/sh\nexit 0\n")
                .toFile()
                .setExecutable(true);
        var answer = run(copy(), environment, "up");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.text()).contains("there is no npm on the PATH").contains("Install Node 20");
    }

    @Test
    void showsWhyABuildFailed() throws Exception {
        Map<String, String> environment = tools();
        Files.writeString(folder.resolve("bin/mvn"), "#!/bin/sh\necho '[ERROR] No space left on device'\nexit 1\n")
                .toFile()
                .setExecutable(true);
        Files.writeString(folder.resolve("bin/npm"), "#!/bin/sh\n").toFile().setExecutable(true);
        var answer = run(copy(), environment, "up");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.text()).contains("No space left on device").contains("the disk is full");
    }

    private record Answer(int code, String text) {}

    /** A PATH with the shell's tools alone. */
    private Map<String, String> tools() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String tool :
                List.of("sh", "dirname", "readlink", "uname", "grep", "find", "head", "ls", "date", "mkdir")) {
            Path program = Stream.of("/usr/bin", "/bin")
                    .map(place -> Path.of(place, tool))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow();
            Files.createSymbolicLink(bin.resolve(tool), program);
        }
        return Map.of("PATH", bin.toString(), "PENSTOCK_JDK", System.getProperty("java.home"));
    }

    private Path copy() throws IOException {
        Path project = Files.createDirectories(folder.resolve("a project"));
        return Files.copy(original(), project.resolve("penstock"), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static Path original() {
        Path given = Path.of(System.getProperty("penstock.root", "."))
                .toAbsolutePath()
                .normalize();
        return Stream.iterate(given, Objects::nonNull, Path::getParent)
                .map(each -> each.resolve("penstock"))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow();
    }

    private Answer run(Path script, Map<String, String> environment, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return new Answer(process.waitFor(), text);
    }
}
