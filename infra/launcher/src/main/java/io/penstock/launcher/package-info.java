/**
 * Starts everything that Penstock runs on, as separate processes on free loopback ports with their data in one folder:
 * PostgreSQL, Kafka, the chain with its contracts, both services and the portal.
 *
 * <p>Decides ports, secrets, order of start and stop, and what happens when a process dies. Decides nothing about
 * deals; it compiles against no service and runs their jars.
 */
@NullMarked
package io.penstock.launcher;

import org.jspecify.annotations.NullMarked;
