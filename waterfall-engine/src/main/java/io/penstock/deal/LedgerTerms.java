package io.penstock.deal;

import java.util.Optional;

/**
 * A memorandum book: an amount that is kept from payment date to payment date and is no cash. It starts at
 * zero and never falls below it.
 *
 * @param className the class whose balance caps the ledger, as for a principal deficiency; none: no cap
 */
public record LedgerTerms(String name, Optional<String> className) {}
