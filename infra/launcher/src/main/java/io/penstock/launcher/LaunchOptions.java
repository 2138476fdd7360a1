package io.penstock.launcher;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What to start, and where.
 *
 * @param projectRoot folder with the built modules
 * @param dataDirectory everything that is kept between two runs
 * @param chain {@code anvil}, {@code ganache} or the URL of a node; absent: what the data was made with, else Anvil
 * @param portBase first of a row of ports that must be used; absent: any free ones
 * @param fresh whether earlier data is removed first
 * @param services whether the services and the portal run too
 * @param hooks of a fault test; {@link FaultHooks#NONE} for everybody else
 */
public record LaunchOptions(
        Path projectRoot,
        Path dataDirectory,
        Optional<String> chain,
        OptionalInt portBase,
        boolean fresh,
        boolean services,
        FaultHooks hooks) {

    public LaunchOptions {
        projectRoot = projectRoot.toAbsolutePath().normalize();
        dataDirectory = dataDirectory.toAbsolutePath().normalize();
    }

    public static LaunchOptions of(Path projectRoot, Path dataDirectory) {
        return new LaunchOptions(
                projectRoot, dataDirectory, Optional.empty(), OptionalInt.empty(), false, true, FaultHooks.NONE);
    }

    /** {@code anvil}, {@code ganache} or {@code http://…}. */
    public LaunchOptions withChain(String kind) {
        return new LaunchOptions(projectRoot, dataDirectory, Optional.of(kind), portBase, fresh, services, hooks);
    }

    public LaunchOptions withPortBase(int first) {
        return new LaunchOptions(projectRoot, dataDirectory, chain, OptionalInt.of(first), fresh, services, hooks);
    }

    public LaunchOptions withFresh(boolean startOver) {
        return new LaunchOptions(projectRoot, dataDirectory, chain, portBase, startOver, services, hooks);
    }

    /** PostgreSQL, Kafka and the chain with its contracts, without services and portal. */
    public LaunchOptions infrastructureOnly() {
        return new LaunchOptions(projectRoot, dataDirectory, chain, portBase, fresh, false, hooks);
    }

    /** For a test that breaks the stack on purpose. */
    public LaunchOptions withHooks(FaultHooks faults) {
        return new LaunchOptions(projectRoot, dataDirectory, chain, portBase, fresh, services, faults);
    }
}
