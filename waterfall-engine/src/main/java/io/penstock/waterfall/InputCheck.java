package io.penstock.waterfall;

import io.penstock.deal.FeeTerms;
import io.penstock.deal.InputValue;
import io.penstock.deal.LedgerTerms;
import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.TrancheTerms;
import io.penstock.deal.TrancheTerms.Deferral;
import io.penstock.kernel.Money;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds an input to the deal that it is run with. A difference means that somebody mixed two things up. */
final class InputCheck {

    private final ResolvedDeal deal;
    private final WaterfallInput input;

    InputCheck(ResolvedDeal deal, WaterfallInput input) {
        this.deal = deal;
        this.input = input;
    }

    /** @throws IllegalArgumentException if the input belongs to another deal, document or date */
    void check() {
        same("documentHash", deal.documentHash(), input.documentHash());
        same("currency", deal.currency(), input.currency());
        amounts().forEach(amount -> same("currency of " + amount, deal.currency(), amount.currency()));
        var period = deal.period(input.collectionPeriod());
        same("paymentDate", period.paymentDate(), input.paymentDate());
        same("previousPaymentDate", period.previousPaymentDate(), input.previousPaymentDate());
        same("accrualStart", period.accrualStart(), input.accrualStart());
        same("accrualEnd", period.accrualEnd(), input.accrualEnd());
        same("fixings", deal.indices(), input.fixings().keySet());
        collections();
        inputs();
        calls();
        state(input.opening());
        if (input.opening().paymentNumber() != period.number() - 1) {
            throw new IllegalArgumentException("opening.paymentNumber: the state is that after payment date "
                    + input.opening().paymentNumber() + " of " + deal.dealId() + ", but " + input.collectionPeriod()
                    + " is paid on payment date " + period.number() + "; run the payment dates one after the other");
        }
    }

    private void collections() {
        input.collections().forEach((source, cash) -> {
            if (!deal.sources().containsKey(source) && !cash.isZero()) {
                throw new IllegalArgumentException("collections." + source + ": " + deal.dealId()
                        + " has no such source; it has " + deal.sources().keySet());
            }
        });
    }

    private void inputs() {
        var unknown = new TreeSet<>(input.inputs().keySet());
        for (var declared : deal.inputs()) {
            unknown.remove(declared.name());
            var text = input.inputs().get(declared.name());
            if (text == null && declared.defaultValue().isEmpty()) {
                throw new IllegalArgumentException("inputs." + declared.name() + " is missing: " + deal.dealId()
                        + " asks for it on each payment date, as " + declared.kind()
                        + declared.note().map(note -> " (" + note + ")").orElse(""));
            }
            if (text != null) {
                try {
                    InputValue.parse(declared.kind(), deal.currency(), text);
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("inputs." + declared.name() + ": " + e.getMessage(), e);
                }
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("inputs: " + deal.dealId() + " declares no " + unknown + "; it declares "
                    + names(deal.inputs().stream().map(i -> i.name())));
        }
    }

    private void calls() {
        var unknown = new TreeSet<>(input.exercised());
        unknown.removeAll(deal.calls().keySet());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("exercised: " + deal.dealId() + " has no call " + unknown + "; it has "
                    + deal.calls().keySet());
        }
        if (input.exercised().size() > 1) {
            throw new IllegalArgumentException(
                    "exercised: the assets are sold once, so only one of " + input.exercised() + " can be exercised");
        }
    }

    private void state(DealState opening) {
        if (opening.ended()) {
            throw new IllegalArgumentException("opening.ended: " + deal.dealId() + " ended with payment date "
                    + opening.paymentNumber() + "; nothing is paid after it");
        }
        same("accounts", deal.accounts().keySet(), opening.accounts().keySet());
        same("classes", classes(), opening.classes().keySet());
        deal.tranches().forEach(tranche -> classState(tranche, opening));
        var fees = deal.document().fees().stream().map(FeeTerms::name);
        same("fees", names(fees), opening.fees().keySet());
        same(
                "ledgers",
                names(deal.ledgers().stream().map(LedgerTerms::name)),
                opening.ledgers().keySet());
        same("tests", new TreeSet<>(deal.tests().keySet()), opening.tests().keySet());
        if (!deal.document().modes().containsKey(opening.mode())) {
            throw new IllegalArgumentException("opening.mode: " + deal.dealId() + " has no mode " + opening.mode()
                    + "; it has " + deal.document().modes().keySet());
        }
        var sources = new TreeSet<>(opening.collected().keySet());
        sources.removeAll(deal.sources().keySet());
        same("collected of unknown sources", Set.of(), sources);
        previous(opening);
    }

    private void classState(TrancheTerms tranche, DealState opening) {
        var name = tranche.className();
        same("originalBalance of " + name, tranche.originalBalance(), opening.originalBalance(name));
        var most = tranche.originalBalance().minus(opening.writtenDown(name));
        if (tranche.deferral() != Deferral.CAPITALISE && opening.balance(name).compareTo(most) > 0) {
            throw new IllegalArgumentException("opening.classes." + name + ".balance: " + opening.balance(name)
                    + " is above " + most + ", the original balance less what was written down");
        }
    }

    private void previous(DealState opening) {
        var remembered = DealState.remembered(deal);
        opening.previous().forEach((name, text) -> {
            if (!remembered.contains(name)) {
                throw new IllegalArgumentException("opening.previous." + name + ": " + deal.dealId()
                        + " remembers no such amount; it remembers " + remembered);
            }
            var amount = deal.amounts().get(name);
            if (amount != null) {
                try {
                    ValueText.parse(amount.type().kind(), deal.currency(), text);
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("opening.previous." + name + ": " + e.getMessage(), e);
                }
            }
        });
    }

    private Stream<Money> amounts() {
        var pool = input.pool();
        var opening = input.opening();
        return Stream.of(
                        Stream.of(pool.begin(), pool.defaulted(), pool.removed(), pool.end(), pool.cutOff()),
                        Stream.of(pool.delinquent30(), pool.delinquent60(), pool.delinquent90()),
                        input.collections().values().stream(),
                        opening.accounts().values().stream(),
                        opening.fees().values().stream(),
                        opening.ledgers().values().stream(),
                        opening.collected().values().stream(),
                        opening.pool().balance().stream(),
                        Stream.of(
                                opening.pool().cumulativeDefaulted(),
                                opening.pool().purchased()),
                        opening.classes().values().stream()
                                .flatMap(c -> Stream.of(
                                        c.originalBalance(), c.balance(), c.deferredInterest(), c.writtenDown())))
                .flatMap(s -> s);
    }

    private Set<String> classes() {
        return names(deal.tranches().stream().map(TrancheTerms::className));
    }

    private static Set<String> names(Stream<String> names) {
        return names.collect(Collectors.toCollection(TreeSet::new));
    }

    private void same(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new IllegalArgumentException(
                    what + ": deal " + deal.dealId() + " has " + expected + ", the input " + found);
        }
    }
}
