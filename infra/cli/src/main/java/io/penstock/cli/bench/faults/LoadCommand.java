package io.penstock.cli.bench.faults;

/**
 * A command that the load sends: always right, so that no answer but yes is expected in the end.
 *
 * @param body JSON
 * @param mark of the one event that it causes: see {@link Fact#mark()}
 */
record LoadCommand(String method, String path, String body, String mark) {}
