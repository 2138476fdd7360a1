/**
 * What an auditor runs: is the log whole, does each waterfall follow from its inputs, do log, register, chain and cash
 * agree. Uses the engine, the journal format and a node; no code of the services, no SQL, no Spring.
 */
@NullMarked
package io.penstock.cli.audit;

import org.jspecify.annotations.NullMarked;
