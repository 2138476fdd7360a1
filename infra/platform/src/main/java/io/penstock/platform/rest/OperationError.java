package io.penstock.platform.rest;

import org.jspecify.annotations.Nullable;

/**
 * One fault of an input file.
 *
 * @param line 1 is the first line of the file; null if the fault has no place
 * @param column the column's name, or its number from 1; null if the whole line is meant
 * @param code stable, for programs
 * @param value what stood there, shortened
 */
public record OperationError(
        @Nullable Long line,
        @Nullable String column,
        String code,
        @Nullable String value,
        String detail) {}
