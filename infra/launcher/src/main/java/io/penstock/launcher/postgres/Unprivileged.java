package io.penstock.launcher.postgres;

import io.penstock.launcher.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * PostgreSQL refuses to run as root. In a container one often is root: then it runs in a user namespace, where it still
 * owns its files but root's rights are gone; where namespaces are forbidden, it runs as nobody.
 */
final class Unprivileged {

    private static final List<String> NAMESPACE = List.of("unshare", "-U");
    private static final List<String> NOBODY = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    private final List<String> prefix;

    private Unprivileged(List<String> prefix) {
        this.prefix = prefix;
    }

    static Unprivileged find() {
        if (!isRoot()) {
            return new Unprivileged(List.of());
        }
        if (works(NAMESPACE)) {
            return new Unprivileged(NAMESPACE);
        }
        if (works(NOBODY)) {
            return new Unprivileged(NOBODY);
        }
        throw new LaunchException(
                "PostgreSQL does not run as root, and neither unshare nor setpriv works here",
                "Run Penstock as an ordinary user.");
    }

    List<String> command(List<String> command) {
        var all = new ArrayList<>(prefix);
        all.addAll(command);
        return List.copyOf(all);
    }

    /** Hands files over, if the process will run as somebody else. */
    void own(Path top) throws IOException {
        if (!prefix.equals(NOBODY)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(top)) {
            for (Path each : tree.toList()) {
                Files.setAttribute(each, "unix:uid", 65_534);
                Files.setAttribute(each, "unix:gid", 65_534);
            }
        }
    }

    private static boolean isRoot() {
        try {
            return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
        } catch (IOException | UnsupportedOperationException notUnix) {
            return false;
        }
    }

    private static boolean works(List<String> prefix) {
        var command = new ArrayList<>(prefix);
        command.add("true");
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
