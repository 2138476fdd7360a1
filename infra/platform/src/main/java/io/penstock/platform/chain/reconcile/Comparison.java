package io.penstock.platform.chain.reconcile;

/**
 * One thing that log and chain must agree on.
 *
 * @param what names it for people, the same in every run: {@code "version of stream Deal/DEAL-1"}
 */
public record Comparison(String what, String log, String chain) {

    public boolean holds() {
        return log.equals(chain);
    }
}
