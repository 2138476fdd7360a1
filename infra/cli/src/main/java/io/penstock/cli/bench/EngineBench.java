package io.penstock.cli.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A group of contestants that are prepared together. */
public interface EngineBench extends AutoCloseable {

    List<Contestant> contestants();

    /** What was seen besides speed: memory, allocation, equality with a peer. Asked for after the rounds. */
    Map<String, Object> facts();

    @Override
    default void close() throws IOException {}
}
