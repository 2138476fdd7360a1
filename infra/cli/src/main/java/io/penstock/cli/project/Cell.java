package io.penstock.cli.project;

/**
 * A cell of a line.
 *
 * @param column where it starts, from 1
 */
record Cell(String text, int column) {}
