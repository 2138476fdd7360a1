package io.penstock.waterfall.program;

import io.penstock.deal.LedgerTerms;

/** Compiles what is written into memorandum books. */
final class LedgerCode {

    private final Books books;
    private final Assembler code;

    LedgerCode(Books books) {
        this.books = books;
        this.code = books.code;
    }

    /** Adds, up to the balance of the class that caps the ledger; answers what was added. */
    Val debit(String ledger, Val amount) {
        var balance = Books.found(books.ledgers, ledger);
        var added = terms(ledger)
                .className()
                .map(className -> code.min(
                        amount,
                        code.max(
                                code.subtract(books.named(className).balance.value(), balance.value()),
                                code.constant(0))))
                .orElse(amount);
        code.set(balance, code.add(balance.value(), added));
        return added;
    }

    /** Takes away, down to zero; answers what was taken. */
    Val credit(String ledger, Val amount) {
        var balance = Books.found(books.ledgers, ledger);
        var taken = code.min(amount, balance.value());
        code.set(balance, code.rest(balance.value(), taken));
        return taken;
    }

    private LedgerTerms terms(String ledger) {
        return books.deal.ledgers().stream()
                .filter(terms -> terms.name().equals(ledger))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a checked deal names no ledger " + ledger));
    }
}
