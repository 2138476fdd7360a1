package io.penstock.platform.test;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A JVM of its own on the class path of the tests, which can be stopped and killed like any process. */
public final class JavaProcess {

    private JavaProcess() {}

    /** Starts {@code main}; what it prints goes to a file in {@code target} named after the class. */
    public static Process start(Class<?> main, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        Collections.addAll(
                command,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "-XX:TieredStopAtLevel=1",
                main.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target", main.getSimpleName() + ".log")))
                .start();
    }
}
