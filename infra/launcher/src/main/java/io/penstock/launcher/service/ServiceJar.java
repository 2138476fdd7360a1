package io.penstock.launcher.service;

import io.penstock.launcher.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the runnable jar of a module, whose libraries lie beside it: the JVM reads them faster than a jar of jars. */
final class ServiceJar {

    private ServiceJar() {}

    static Path of(Path projectRoot, String module) {
        Path target = projectRoot.resolve(module).resolve("target/run");
        if (Files.isDirectory(target)) {
            try (Stream<Path> files = Files.list(target)) {
                List<Path> jars = files.filter(file -> file.toString().endsWith("-boot.jar"))
                        .toList();
                if (jars.size() == 1) {
                    return jars.getFirst();
                }
            } catch (IOException unreadable) {
                throw missing(module, target);
            }
        }
        throw missing(module, target);
    }

    private static LaunchException missing(String module, Path target) {
        return new LaunchException(
                module + " is not built: there is no single *-boot.jar in " + target,
                "Run mvn -B package -DskipTests in the project's folder, or start with ./penstock, which does so.");
    }
}
