package io.penstock.launcher;

import java.nio.file.Path;

/**
 * A launcher in a process of its own, so that a test can kill it. Arguments: project root, data directory, chain, and
 * {@code all} if the services run too. Prints {@code READY} when all is up.
 */
final class LauncherProcess {

    private LauncherProcess() {}

    public static void main(String[] arguments) {
        var options =
                LaunchOptions.of(Path.of(arguments[0]), Path.of(arguments[1])).withChain(arguments[2]);
        boolean all = arguments.length > 3 && arguments[3].equals("all");
        try (Stack stack = Stack.start(all ? options : options.infrastructureOnly(), LauncherProcess::say)) {
            say("READY");
            stack.awaitShutdown();
        } catch (LaunchException e) {
            say("FAILED " + e.getMessage() + " | " + e.advice());
            System.exit(1);
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
