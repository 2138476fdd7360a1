package io.penstock.issuance.tranche.domain.book;

import io.penstock.issuance.tranche.OrderTerms;

/**
 * An order as it stands.
 *
 * @param sequence place in time
 * @param withdrawn whether it no longer counts; its id is not used again
 */
public record BookOrder(OrderTerms terms, String wallet, int sequence, boolean withdrawn) {

    BookOrder asWithdrawn() {
        return new BookOrder(terms, wallet, sequence, true);
    }
}
