package io.penstock.issuance.pool.adapter;

import io.penstock.issuance.pool.domain.LoanRecord;
import io.penstock.issuance.pool.domain.LoanTape;
import io.penstock.issuance.pool.domain.eligibility.FactsReader;
import io.penstock.issuance.pool.domain.eligibility.LoanFacts;
import io.penstock.issuance.pool.domain.eligibility.RecordFacts;
import io.penstock.tape.Finding;
import io.penstock.tape.Rule;
import io.penstock.tape.Rule.Effect;
import io.penstock.tape.TapeForm;
import io.penstock.tape.TapeRow;
import io.penstock.tape.check.TapeChecker;
import io.penstock.tape.check.TapeChecker.Checked;
import io.penstock.tape.check.TapeChecker.Options;
import io.penstock.tape.check.TapeChecker.Rows;
import io.penstock.tape.check.TapePosition;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * A tape as the import of a pool reads it, in memory: for people who want to know before they import. The service stores
 * rows as they come and never holds them all.
 *
 * @param tape empty if nothing of the file can be used
 * @param facts of the loans of the tape, in their order
 * @param rejecting findings that keep a row or the file out, the first thousand
 */
public record PoolTape(Checked checked, Optional<LoanTape> tape, List<LoanFacts> facts, List<Finding> rejecting) {

    /** A row that breaks one of these stays out, and the file is used all the same: it is legible and does not add up. */
    public static final Rule PARKED = Rule.BALANCE_ROLL;

    private static final int LISTED = 1_000;

    /**
     * Reads a tape.
     *
     * @param in the file, read to its end and not closed
     * @throws IOException if the file cannot be read from where it lies
     */
    public static PoolTape read(InputStream in, String fileName, Currency currency) throws IOException {
        var rejecting = new ArrayList<Finding>();
        var loans = new Loans();
        var checked = TapeChecker.check(
                in,
                fileName,
                Options.standard().forPool(currency),
                finding -> {
                    if (finding.rule().effect() != Effect.ADVISES && rejecting.size() < LISTED) {
                        rejecting.add(finding);
                    }
                },
                loans);
        if (checked.result().fileRejected() || loans.loans.isEmpty()) {
            return new PoolTape(checked, Optional.empty(), List.of(), List.copyOf(rejecting));
        }
        var day = loans.loans.getFirst().reportingPeriodEnd();
        return new PoolTape(
                checked,
                Optional.of(new LoanTape(checked.hash(), fileName, currencyOf(checked, currency), day, loans.loans)),
                List.copyOf(loans.facts),
                List.copyOf(rejecting));
    }

    /** The SEC's forms are in US dollars; the others do not say, or each row does. */
    public static Currency currencyOf(String form, Currency pool) {
        return form.startsWith("sec-") ? Currency.getInstance("USD") : pool;
    }

    private static Currency currencyOf(Checked checked, Currency pool) {
        return currencyOf(checked.result().form(), pool);
    }

    /** Findings that the import of a pool would refuse the file for. */
    public List<Finding> faults() {
        return rejecting.stream().filter(finding -> finding.rule() != PARKED).toList();
    }

    /** Collects the rows that are admitted. */
    private static final class Loans implements Rows {

        private final List<LoanRecord> loans = new ArrayList<>();
        private final List<LoanFacts> facts = new ArrayList<>();
        private Optional<TapePosition> position = Optional.empty();
        private Optional<FactsReader> reader = Optional.empty();

        @Override
        public void started(TapePosition at) {
            position = Optional.of(at);
        }

        @Override
        public void form(TapeForm form, List<String> names) {
            reader = Optional.of(new FactsReader(form, names));
        }

        @Override
        public void header(List<String> names) {}

        @Override
        public void row(TapeRow row, boolean admitted) {
            if (admitted) {
                var figures = position.orElseThrow().loans();
                var loan = LoanRecord.of(figures);
                loans.add(loan);
                facts.add(RecordFacts.of(loan, reader.orElseThrow().read(row), figures::isReported));
            }
        }
    }
}
