package io.penstock.projection.contract;

/**
 * What happens to a contract, in the order in which it happens at one time.
 *
 * <p>Source: ACTUS Technical Specification, event types and their sequence.
 */
public enum EventType {
    /** Initial exchange: the loan is paid out. */
    IED,
    /** Principal redemption. */
    PR,
    /** Interest payment. */
    IP,
    /** Interest capitalization: interest due is added to the principal instead of being paid. */
    IPCI,
    /** Maturity: the rest of the principal is repaid. */
    MD,
    /** Rate reset to an observed index. */
    RR,
    /** Rate reset to a rate that the terms fix. */
    RRF,
    /** The level payment is fixed. */
    PRF,
    /** The base on which interest is calculated becomes the current principal. */
    IPCB,
    /** Interest or principal payments are scaled by an index. */
    SC,
    /** Purchase: what came before belongs to the seller. */
    PRD,
    /** Termination: the contract is sold and leaves. */
    TD
}
