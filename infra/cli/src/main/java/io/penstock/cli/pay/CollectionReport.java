package io.penstock.cli.pay;

import io.penstock.cli.file.Part;
import io.penstock.cli.file.RefusedException;
import io.penstock.cli.file.StructuredFile;
import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Money;
import io.penstock.waterfall.WaterfallInput;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a servicer reports of one collection period: {@code penstock/collection-report/1}, described in
 * {@code docs/reference/collection-report.md}.
 *
 * <p>Missing is not zero: a source of the deal that the report does not name is a fault. What follows from other
 * figures may be left out and is derived.
 */
final class CollectionReport {

    static final String SCHEMA = "penstock/collection-report/1";

    private static final Set<String> KEYS = Set.of(
            "schema",
            "dealId",
            "currency",
            "collectionPeriod",
            "collections",
            "pool",
            "fixings",
            "inputs",
            "exercised",
            "source");

    private final StructuredFile file;
    private final ResolvedDeal deal;
    private final OpeningState opening;

    private CollectionReport(StructuredFile file, ResolvedDeal deal, OpeningState opening) {
        this.file = file;
        this.deal = deal;
        this.opening = opening;
    }

    /**
     * The input of the payment date.
     *
     * @throws RefusedException with all faults, if there is one
     */
    static WaterfallInput read(StructuredFile file, ResolvedDeal deal, OpeningState opening) {
        return new CollectionReport(file, deal, opening).input();
    }

    private WaterfallInput input() {
        var root = file.root();
        root.members(KEYS);
        isEqual(root, "schema", SCHEMA);
        isEqual(root, "dealId", deal.dealId());
        if (root.find("currency").isPresent()) {
            isEqual(root, "currency", deal.currency().getCurrencyCode());
        }
        var period = root.required("collectionPeriod", "Write the month whose collections are paid out, 2024-10")
                .flatMap(Part::month);
        period.ifPresent(this::checkTurn);
        var collections = collections(root);
        var pool = new PoolPart(file, deal, opening, collections).read(root.find("pool"));
        var outside = new OutsidePart(deal);
        var fixings = outside.fixings(root);
        var inputs = outside.inputs(root);
        var exercised = outside.exercised(root);
        file.refuseIfFaulty();
        try {
            return WaterfallInput.of(deal, period.orElseThrow(), collections, pool.orElseThrow(), opening.state())
                    .withFixings(fixings)
                    .withInputs(inputs)
                    .withExercised(exercised);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw refused(file, e);
        }
    }

    /** What the engine says of an input that it does not take, as a fault of the report, at the key that it begins with. */
    static RefusedException refused(StructuredFile file, RuntimeException e) {
        var message = String.valueOf(e.getMessage());
        var key = message.replaceFirst("[:. ].*", "");
        boolean isKey = KEYS.contains(key) && message.startsWith(key + ": ");
        file.fault(isKey ? key : "", "INPUT_REFUSED", isKey ? message.substring(key.length() + 2) : message, "");
        try {
            file.refuseIfFaulty();
        } catch (RefusedException refused) {
            return refused;
        }
        throw new IllegalStateException(e);
    }

    /** The period has to be the one after that which the state was left by. */
    private void checkTurn(YearMonth period) {
        int turn;
        try {
            turn = deal.period(period).number();
        } catch (IllegalArgumentException e) {
            file.fault("collectionPeriod", "PERIOD_UNKNOWN", String.valueOf(e.getMessage()), "");
            return;
        }
        int next = opening.state().paymentNumber() + 1;
        if (turn != next) {
            file.fault(
                    "collectionPeriod",
                    "PERIOD_OUT_OF_TURN",
                    period + " is paid on payment date " + turn + ", " + deal.paymentDate(turn) + "; " + opening.name()
                            + " is followed by payment date " + next + ", " + deal.paymentDate(next),
                    turn < next
                            ? "It is paid already; give the state before it to pay it again"
                            : "Give the state that the payment date before has left, with --state");
        }
    }

    private SortedMap<String, Money> collections(Part root) {
        var collections = new TreeMap<String, Money>();
        var part = root.required(
                "collections", "Name each source of the deal: " + deal.sources().keySet());
        if (part.isEmpty()) {
            return collections;
        }
        var reported = part.get().members(deal.sources().keySet());
        for (var source : deal.sources().keySet()) {
            if (!reported.containsKey(source)) {
                part.get().required(source, "Write \"0.00\" if nothing came in");
            }
        }
        reported.forEach((source, value) -> money(value).ifPresent(money -> collections.put(source, money)));
        return collections;
    }

    private Optional<Money> money(Part part) {
        return MoneyPart.notNegative(part, deal.currency());
    }

    private void isEqual(Part root, String key, String expected) {
        root.required(key, "Write " + key + ": " + expected).flatMap(Part::text).ifPresent(found -> {
            if (!found.equals(expected)) {
                file.fault(key, "VALUE_UNEXPECTED", "it is " + found + ", not " + expected, "");
            }
        });
    }
}
