package io.penstock.servicing.distribution.view.draft;

import io.penstock.kernel.Money;
import io.penstock.servicing.distribution.view.draft.Draft.Change;
import io.penstock.servicing.distribution.view.draft.Draft.Note;
import io.penstock.servicing.text.MajorUnits;
import io.penstock.waterfall.ClassPayment;
import io.penstock.waterfall.PaymentLine;
import io.penstock.waterfall.PaymentReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;

/**
 * What is different between two payment dates, amount by amount. An amount is flagged if it moved by more than a fifth of
 * what it was, or from zero or to zero; closing balances only if they rise.
 */
final class DraftDifference {

    private static final int FIFTH = 5;

    private final PaymentReport now;
    private final Optional<PaymentReport> before;
    private final Money zero;

    DraftDifference(PaymentReport now, Optional<PaymentReport> before) {
        this.now = now;
        this.before = before;
        this.zero = Money.zero(now.currency());
    }

    List<Change> figures() {
        var changes = new ArrayList<Change>();
        var sources = new TreeSet<>(now.sources().keySet());
        before.ifPresent(report -> sources.addAll(report.sources().keySet()));
        for (var source : sources) {
            var change = change(
                    "source " + source,
                    "received",
                    before.map(report -> report.sources().getOrDefault(source, zero))
                            .orElse(zero),
                    now.sources().getOrDefault(source, zero));
            changes.add(told(change, "%s brought %s"));
        }
        for (var payment : now.classPayments()) {
            classOf(payment, changes);
        }
        now.accountsAfter()
                .forEach((name, cash) -> changes.add(
                        told(change("account " + name, "kept", now.opening().account(name), cash), "%s keeps %s")));
        return changes;
    }

    private void classOf(ClassPayment payment, List<Change> changes) {
        var subject = "class " + payment.className();
        var old = before.flatMap(report -> report.classPayments().stream()
                .filter(each -> each.className().equals(payment.className()))
                .findFirst());
        changes.add(told(
                change(subject, "interest", old.map(ClassPayment::interest).orElse(zero), payment.interest()),
                "%s receives %s interest"));
        changes.add(told(
                change(subject, "principal", old.map(ClassPayment::principal).orElse(zero), payment.principal()),
                "%s receives %s principal"));
        if (!payment.residual().isZero()
                || old.filter(each -> !each.residual().isZero()).isPresent()) {
            changes.add(told(
                    change(subject, "residual", old.map(ClassPayment::residual).orElse(zero), payment.residual()),
                    "%s receives %s of what is left"));
        }
        changes.add(balance(subject, payment));
    }

    private static Change balance(String subject, ClassPayment payment) {
        var opening = payment.openingBalance();
        var closing = payment.closingBalance();
        String sentence;
        if (closing.isZero() && !opening.isZero()) {
            sentence = subject + " is repaid";
        } else if (closing.equals(opening)) {
            sentence = subject + " stays at " + closing;
        } else {
            sentence = subject + (closing.compareTo(opening) > 0 ? " rises to " : " falls to ") + closing;
        }
        return new Change(
                subject,
                "balance",
                MajorUnits.of(opening),
                MajorUnits.of(closing),
                MajorUnits.of(closing.minus(opening)),
                sentence + ".",
                closing.compareTo(opening) > 0);
    }

    List<Change> steps() {
        var old = before.map(DraftDifference::byStep).orElse(new LinkedHashMap<>());
        var current = byStep(now);
        var names = new LinkedHashMap<>(current);
        old.forEach(names::putIfAbsent);
        var changes = new ArrayList<Change>();
        for (var name : names.keySet()) {
            changes.add(told(
                    change(name, "paid", old.getOrDefault(name, zero), current.getOrDefault(name, zero)),
                    "%s pays %s"));
        }
        return changes;
    }

    private static SequencedMap<String, Money> byStep(PaymentReport report) {
        var paid = new LinkedHashMap<String, Money>();
        for (PaymentLine line : report.lines()) {
            paid.merge("step " + line.clause() + " " + line.target(), line.paid(), Money::plus);
        }
        return paid;
    }

    List<Note> notes() {
        var notes = new ArrayList<Note>();
        for (var line : now.lines()) {
            boolean short1 = !line.shortfall().isZero() && line.kind() != PaymentLine.Kind.PRINCIPAL;
            if (short1) {
                notes.add(new Note(
                        "step " + line.clause() + " " + line.target(),
                        line.shortfall() + " of " + line.due() + " due cannot be paid.",
                        true));
            }
        }
        Map<String, Boolean> compliance = new LinkedHashMap<>();
        before.ifPresent(report -> report.tests().forEach(test -> compliance.put(test.name(), test.inCompliance())));
        for (var test : now.tests()) {
            var was = compliance.getOrDefault(test.name(), true);
            if (test.inCompliance() != was || !test.inCompliance()) {
                notes.add(new Note(
                        "test " + test.name(),
                        "It " + (test.inCompliance() ? "passes" : "fails")
                                + (test.inCompliance() == was ? " as before" : "; on the date before it did not")
                                + ": " + test.value() + " against " + test.level() + ".",
                        true));
            }
        }
        now.changes()
                .forEach(change -> notes.add(new Note(
                        "mode",
                        "The deal goes from " + change.from() + " to " + change.to() + ", because " + change.reason()
                                + ".",
                        true)));
        now.calls().stream()
                .filter(call -> call.exercisable() || call.exercised())
                .forEach(call -> notes.add(new Note(
                        "call " + call.name(),
                        call.exercised()
                                ? "It is exercised for " + call.price() + "; the deal ends with this payment date."
                                : "It may be exercised for " + call.price() + ".",
                        true)));
        return notes;
    }

    private static Change change(String subject, String figure, Money old, Money current) {
        var moved = current.minus(old);
        return new Change(
                subject,
                figure,
                MajorUnits.of(old),
                MajorUnits.of(current),
                MajorUnits.of(moved),
                moved.toString(),
                isLarge(old, moved));
    }

    private static boolean isLarge(Money old, Money moved) {
        long size = Math.abs(moved.minorUnits());
        return size != 0 && Math.multiplyExact(size, FIFTH) > Math.abs(old.minorUnits());
    }

    /** Puts the sentence: who, and how much more or less. */
    private static Change told(Change change, String sentence) {
        boolean less = change.change().startsWith("-");
        boolean same = change.before().equals(change.now());
        var amount = same
                ? change.now() + ", as before"
                : change.change().replace("-", "") + (less ? " less" : " more") + ", " + change.now();
        return new Change(
                change.subject(),
                change.figure(),
                change.before(),
                change.now(),
                change.change(),
                sentence.formatted(capital(change.subject()), amount) + ".",
                change.flagged());
    }

    private static String capital(String subject) {
        return Character.toUpperCase(subject.charAt(0)) + subject.substring(1);
    }
}
