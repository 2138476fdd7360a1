package io.penstock.platform.rest;

import java.util.Map;

/** The work of an operation. Runs outside any transaction; may send commands. */
@FunctionalInterface
public interface OperationTask {

    /**
     * Does the work.
     *
     * @return shown as {@code result}
     * @throws OperationFailedException with the faults of the input
     * @throws Exception anything else fails the operation with code INTERNAL_ERROR; a rejection keeps its code
     */
    Map<String, Object> run(OperationProgress progress) throws Exception;
}
