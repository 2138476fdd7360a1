/**
 * The states of all aggregates, folded again from a log: by the services' own {@code evolve}, on the bytes as stored.
 *
 * <p>This is the one package of the audit that runs code of the services, and it does so on purpose: the question is
 * whether their log gives their state. Every other audit judges the log without them.
 *
 * <p>Two times: when a fact was recorded ({@link io.penstock.cli.audit.replay.Cut}) and which business date it is about
 * ({@link io.penstock.cli.audit.replay.BusinessDate}).
 */
@NullMarked
package io.penstock.cli.audit.replay;

import org.jspecify.annotations.NullMarked;
