package io.penstock.launcher.process;

import io.penstock.launcher.LaunchException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits until a process really answers, by asking it again and again; ends early when the process has died. */
public final class ReadyCheck {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private ReadyCheck() {}

    /**
     * Waits.
     *
     * @param question true once the process is ready; an exception means not yet
     * @throws LaunchException if the process dies or is not ready in time
     */
    public static void await(ChildProcess child, Duration patience, Callable<Boolean> question) {
        long end = System.nanoTime() + patience.toNanos();
        String lastAnswer = "no answer";
        while (System.nanoTime() < end) {
            if (!child.isAlive()) {
                throw child.deathReport();
            }
            try {
                if (question.call()) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            } catch (Exception notYet) {
                lastAnswer = String.valueOf(notYet.getMessage());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new LaunchException(
                child.name() + " is not ready after " + patience.toSeconds() + " s; last: " + lastAnswer,
                "Its log is " + child.log() + ". On a busy machine, try again.");
    }

    /** Whether somebody accepts connections on a loopback port; cheap, and leaves no error in the other's log. */
    public static boolean accepts(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
