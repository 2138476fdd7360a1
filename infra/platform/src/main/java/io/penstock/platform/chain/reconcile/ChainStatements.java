package io.penstock.platform.chain.reconcile;

import io.penstock.onchain.ChainBooks;
import java.util.List;
import java.util.Optional;

/**
 * What one context's log says of the chain, beside what the chain says. Only facts that the chain has confirmed count as
 * the log's side: what is asked for and not answered stands on neither.
 */
public interface ChainStatements {

    /**
     * Compares everything that this context has ever put on chain.
     *
     * @param chain at one block, in which all confirmed effects are
     * @return empty if the log cannot be read to its end at this moment
     */
    Optional<List<Comparison>> compare(ChainBooks chain);
}
