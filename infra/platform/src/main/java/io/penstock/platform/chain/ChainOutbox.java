package io.penstock.platform.chain;

/** Stores effects; a worker of the service signs and sends them, in the order of submission. */
public interface ChainOutbox {

    /**
     * Stores the intent in the caller's transaction, or in one of its own if there is none. The same effect id again
     * changes nothing.
     *
     * @throws IllegalStateException if the same effect id was submitted with other contents
     */
    void submit(ChainIntent intent);
}
