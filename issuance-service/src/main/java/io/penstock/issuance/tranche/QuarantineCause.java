package io.penstock.issuance.tranche;

/** Why the register does not follow a transfer on chain by itself. Stored with events: never change a name. */
public enum QuarantineCause {
    /** The register has less in the sender's wallet: units that are new, or another difference. */
    UNITS_NOT_HELD,
    /** The receiver's wallet is no registered investor's, or units are gone. */
    RECEIVER_UNKNOWN,
    /** The sender keeps these units as risk retention. */
    UNITS_RETAINED,
    /** Holders of this deal may not move units themselves. */
    DEAL_FORBIDS,
    /** The reverse of a transfer that the register has followed and that the chain has taken back for good. */
    TAKEN_BACK
}
