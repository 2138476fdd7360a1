package io.penstock.simulation.service;

/**
 * The right to carry out a request, until another takes it over.
 *
 * @param owner who has it
 */
public record RequestLease(String key, String owner) {}
