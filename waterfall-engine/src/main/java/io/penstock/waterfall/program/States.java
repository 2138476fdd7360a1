package io.penstock.waterfall.program;

import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.TrancheTerms.Deferral;
import io.penstock.deal.TrancheTerms.Losses;
import io.penstock.deal.formula.Formula;
import io.penstock.deal.formula.FormulaNames;
import io.penstock.waterfall.program.StateField.Kind;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which slots outlive a payment date. */
final class States {

    /** No test is passed more often in a row, and no deal has more modes. */
    private static final long MOST = 1L << 20;

    private States() {}

    /** Declares the slots; the first thing that is written. */
    static void declare(Books books) {
        var deal = books.deal;
        var layout = books.layout;
        long money = books.bounds.money();
        for (var terms : deal.tranches()) {
            // Only capitalised interest lifts a balance above the original.
            boolean grows = terms.deferral() == Deferral.CAPITALISE;
            long original = terms.originalBalance().minorUnits();
            layout.state(Kind.BALANCE, terms.className(), 0, grows ? Math.max(money, original) : original);
            layout.state(Kind.DEFERRED, terms.className(), 0, terms.deferral() == Deferral.CARRY ? money : 0);
            layout.state(Kind.WRITTEN_DOWN, terms.className(), 0, terms.losses() == Losses.NONE ? 0 : money);
        }
        deal.accounts().keySet().forEach(name -> layout.state(Kind.ACCOUNT, name, 0, money));
        deal.document().fees().forEach(fee -> layout.state(Kind.FEE, fee.name(), 0, money));
        deal.ledgers().forEach(ledger -> layout.state(Kind.LEDGER, ledger.name(), 0, money));
        deal.document().tests().forEach(test -> {
            layout.state(Kind.TEST_FAILED, test.name(), Val.TRUE, Val.FALSE);
            layout.state(Kind.TEST_PASSES, test.name(), 0, MOST);
        });
        layout.state(Kind.MODE, "", 0, Modes.of(deal).size() - 1L);
        layout.state(Kind.ENDED, "", Val.TRUE, Val.FALSE);
        layout.state(Kind.CUMULATIVE_DEFAULTED, "", 0, money);
        layout.state(Kind.PURCHASED, "", 0, money);
        deal.sources().keySet().forEach(source -> layout.state(Kind.COLLECTED, source, 0, Limits.WIDEST_MONEY));
        for (var name : previous(deal)) {
            var type = Books.found(deal.amounts(), name).type();
            switch (type.kind()) {
                case FLAG -> layout.state(Kind.PREVIOUS, name, Val.TRUE, Val.FALSE);
                case DATE, COUNT -> layout.state(Kind.PREVIOUS, name, -Limits.WIDEST_MONEY, Limits.WIDEST_MONEY);
                case MONEY -> layout.state(Kind.PREVIOUS, name, -Limits.WIDEST_MONEY, Limits.WIDEST_MONEY);
                case RATE -> layout.state(Kind.PREVIOUS, name, -Limits.WIDEST, Limits.WIDEST);
            }
            layout.state(Kind.PREVIOUS_OVER, name, 1, type.isMoney() || type.whole() ? 1 : Limits.WIDEST);
            layout.state(Kind.PREVIOUS_KNOWN, name, Val.TRUE, Val.FALSE);
        }
    }

    /** The amounts whose value of the last payment date some formula reads. */
    static SortedSet<String> previous(ResolvedDeal deal) {
        var names = new TreeSet<String>();
        formulas(deal).forEach(formula -> names.addAll(FormulaNames.previous(formula)));
        return names;
    }

    private static Stream<Formula> formulas(ResolvedDeal deal) {
        return Stream.of(
                        deal.amounts().values().stream().map(amount -> amount.formula()),
                        deal.tests().values().stream()
                                .flatMap(test -> Stream.concat(
                                        Stream.of(test.passes()),
                                        Stream.concat(test.value().stream(), test.level().stream()))),
                        deal.transitions().stream().map(transition -> transition.when()),
                        deal.calls().values().stream().map(call -> call.when()),
                        deal.document().modes().values().stream()
                                .flatMap(steps -> Conditions.of(steps).stream())
                                .map(deal::formula))
                .flatMap(s -> s);
    }
}
