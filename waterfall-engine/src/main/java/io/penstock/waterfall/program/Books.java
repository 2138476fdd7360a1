package io.penstock.waterfall.program;

import io.penstock.deal.ResolvedDeal;
import io.penstock.waterfall.program.Assembler.Variable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Everything that a payment date computes with, while its deal is compiled. */
final class Books {

    final ResolvedDeal deal;
    final Assembler code;
    final Calculator calculator;
    final Layout layout;
    final Recorder recorder;
    final Bounds bounds;
    final Texts texts;
    final SequencedMap<String, ClassBook> classes = new LinkedHashMap<>();
    final Map<String, Variable> accounts = new HashMap<>();
    final Map<String, Val> accountsOpen = new HashMap<>();
    final Map<String, Variable> fees = new HashMap<>();
    final Map<String, Variable> feesPaid = new HashMap<>();
    final Map<String, Variable> partiesPaid = new HashMap<>();
    final Map<String, Variable> ledgers = new HashMap<>();
    final Map<String, Val> ledgersOpen = new HashMap<>();
    final Map<String, TestBook> tests = new LinkedHashMap<>();
    final Map<String, Val> collected = new HashMap<>();
    final Map<String, Val> collectedSinceClosing = new HashMap<>();
    final Variable purchased;
    /** Number of the mode whose steps run. */
    final Variable mode;
    /** Number of the mode of the next payment date. */
    final Variable nextMode;

    final FigureCode figures;
    private @Nullable AmountCode amounts;
    private @Nullable RateCode rates;
    Val poolEnd;
    Val collectedTotal;
    Val collectedTotalSinceClosing;
    /** What all accounts hold at most. */
    long cash;

    /** One test: its state before this payment date and now. */
    static final class TestBook {
        final Val failedBefore;
        final Val passesBefore;
        final Variable failed;
        final Variable passes;

        TestBook(Assembler code, Layout layout, String name) {
            failedBefore = layout.state(StateField.Kind.TEST_FAILED, name);
            passesBefore = layout.state(StateField.Kind.TEST_PASSES, name);
            failed = code.variable(failedBefore);
            passes = code.variable(passesBefore);
        }
    }

    Books(ResolvedDeal deal, Assembler code, Layout layout, Recorder recorder, Bounds bounds) {
        this.deal = deal;
        this.code = code;
        this.calculator = new Calculator(code);
        this.layout = layout;
        this.recorder = recorder;
        this.bounds = bounds;
        this.texts = new Texts(this);
        this.figures = new FigureCode(this);
        States.declare(this);
        for (var terms : deal.tranches()) {
            classes.put(terms.className(), new ClassBook(terms, code, layout));
        }
        for (var name : deal.accounts().keySet()) {
            accounts.put(name, code.variable(layout.state(StateField.Kind.ACCOUNT, name)));
        }
        for (var fee : deal.document().fees()) {
            fees.put(fee.name(), code.variable(layout.state(StateField.Kind.FEE, fee.name())));
            feesPaid.put(fee.name(), code.variable(code.constant(0)));
        }
        deal.parties().forEach(party -> partiesPaid.put(party.role(), code.variable(code.constant(0))));
        for (var ledger : deal.ledgers()) {
            var open = layout.state(StateField.Kind.LEDGER, ledger.name());
            ledgersOpen.put(ledger.name(), open);
            ledgers.put(ledger.name(), code.variable(open));
        }
        deal.document().tests().forEach(test -> tests.put(test.name(), new TestBook(code, layout, test.name())));
        purchased = code.variable(code.constant(0));
        mode = code.variable(layout.state(StateField.Kind.MODE, ""));
        nextMode = code.variable(mode.value());
        poolEnd = money(Input.POOL_END);
        collectedTotal = code.constant(0);
        collectedTotalSinceClosing = code.constant(0);
    }

    Val money(Input input) {
        return layout.input(input, 0, bounds.money());
    }

    /** Starts amounts and rates of their own: those computed so far are no longer known. */
    void forgetAmounts() {
        amounts = new AmountCode(this, figures);
        rates = new RateCode(this);
    }

    AmountCode amounts() {
        return Objects.requireNonNull(amounts);
    }

    RateCode rates() {
        return Objects.requireNonNull(rates);
    }

    /** Charged off since closing, with this period. */
    Val cumulativeDefaulted() {
        return code.add(layout.state(StateField.Kind.CUMULATIVE_DEFAULTED, ""), money(Input.POOL_DEFAULTED));
    }

    /** Adds cash. Nothing ever holds more than there is. */
    void increase(Variable variable, Val part) {
        code.set(variable, code.known(code.add(variable.value(), part), cash));
    }

    ClassBook named(String className) {
        var book = classes.get(className);
        if (book == null) {
            throw new IllegalStateException("a checked deal names no class " + className);
        }
        return book;
    }

    Variable account(String name) {
        return found(accounts, name);
    }

    static <T> T found(Map<String, T> named, String name) {
        var value = named.get(name);
        if (value == null) {
            throw new IllegalStateException("a checked deal names no " + name + " among " + named.keySet());
        }
        return value;
    }

    /** Number of a mode, in document order of names. */
    int number(String modeName) {
        return Modes.of(deal).indexOf(modeName);
    }

    Val isMode(Val number, String modeName) {
        return code.equal(number, code.constant(number(modeName)));
    }
}
