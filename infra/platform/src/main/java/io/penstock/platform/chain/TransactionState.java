package io.penstock.platform.chain;

/** How far a signed transaction has come; what leads from one to the next is {@link TransactionStep}. */
public enum TransactionState {
    /** Nonce and bytes are stored; no node has been told. */
    SIGNED,
    /** A node has it, or may have it. */
    SENT,
    /** In a block that may still be taken back. */
    MINED,
    /** In a block deep enough; its effects are on chain. */
    CONFIRMED,
    /** In a block deep enough, and refused there: its nonce is spent, its effects are to be signed anew. */
    FAILED,
    /** Another transaction of this nonce was mined. */
    SUPERSEDED
}
