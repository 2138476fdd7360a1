package io.penstock.launcher;

/** Hears what the launcher does, one short line each; called from several threads. */
@FunctionalInterface
public interface LaunchProgress {

    void note(String line);
}
