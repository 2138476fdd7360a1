package io.penstock.simulation.world;

/** What may go wrong. Each seed draws how often each of those that are switched on happens. */
public enum Fault {
    /** A service dies at any point and starts again; what was not committed is gone. */
    CRASH,
    /** Messages and requests come twice; offsets of consumers fall back. */
    DUPLICATE,
    /** Consumers read topics and keys in any order; within a key the order stays, as Kafka promises. */
    REORDER,
    /** Commits come late and out of order, other transactions hold the horizon, blocks and transactions are delayed. */
    LATE,
    /** The clock steps an hour forth or back. */
    CLOCK,
    /** Connections break at a commit whose outcome nobody knows, answers get lost. */
    CUT,
    /** Investors and people get it wrong first: missing allowances, faulty files, wrong approvers. */
    MISTAKE,
    /** The chain takes back its last blocks; their transactions come again later, or must be sent again. */
    REORG
}
