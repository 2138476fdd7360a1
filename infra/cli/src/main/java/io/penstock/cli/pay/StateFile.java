package io.penstock.cli.pay;

import io.penstock.cli.file.Part;
import io.penstock.cli.file.RefusedException;
import io.penstock.cli.file.StructuredFile;
import io.penstock.deal.CanonicalJson;
import io.penstock.deal.Json;
import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Money;
import io.penstock.waterfall.DealState;
import io.penstock.waterfall.PaymentReport;
import io.penstock.waterfall.WaterfallJson;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What one payment date leaves for the next: {@code penstock/state/1}, described in
 * {@code docs/reference/collection-report.md}.
 *
 * <p>A state is bound to the hash of the document that it was computed with. One that a person writes, for a deal
 * that was paid elsewhere before, says instead from where it was {@code takenOver}, and may leave out of
 * {@code state} all that stands as at closing.
 */
final class StateFile {

    static final String SCHEMA = "penstock/state/1";

    private static final Set<String> KEYS = Set.of(
            "schema",
            "dealId",
            "documentHash",
            "takenOver",
            "collectionPeriod",
            "paymentDate",
            "poolAtCutOff",
            "reportHash",
            "state");

    private StateFile() {}

    /** The next state as canonical JSON. */
    static String print(ResolvedDeal deal, PaymentReport report, Money poolAtCutOff) {
        var members = new TreeMap<String, Json>();
        members.put("schema", new Json.Text(SCHEMA));
        members.put("dealId", new Json.Text(deal.dealId()));
        members.put("documentHash", new Json.Text(deal.documentHash()));
        members.put("collectionPeriod", new Json.Text(report.collectionPeriod().toString()));
        members.put("paymentDate", new Json.Text(report.paymentDate().toString()));
        members.put("poolAtCutOff", new Json.Text(Figures.plain(poolAtCutOff)));
        members.put("reportHash", new Json.Text(report.stateHash()));
        members.put("state", CanonicalJson.parse(WaterfallJson.print(deal, report.closing())));
        return CanonicalJson.print(Json.Members.of(members));
    }

    /**
     * Reads the state that a payment date starts from.
     *
     * @throws RefusedException if it is no state, or of another deal or document
     */
    static OpeningState read(Path path, ResolvedDeal deal) {
        var file = StructuredFile.read(path);
        var root = file.root();
        root.members(KEYS);
        isEqual(file, root, "schema", SCHEMA, "Give a state.json that ./penstock pay has written");
        isEqual(file, root, "dealId", deal.dealId(), "Give the state of this deal");
        if (root.find("takenOver").isEmpty()) {
            isEqual(
                    file,
                    root,
                    "documentHash",
                    deal.documentHash(),
                    "The state was computed with another version of the document: pay with that version, or write in"
                            + " its place takenOver: <from where> if the new one takes over");
        }
        var number = root.required("collectionPeriod", "Write the month that was paid last")
                .flatMap(Part::month)
                .flatMap(period -> number(file, deal, period));
        var cutOff = root.find("poolAtCutOff").flatMap(part -> MoneyPart.notNegative(part, deal.currency()));
        var state = root.required("state", "Write the balances of classes and accounts");
        file.refuseIfFaulty();
        return new OpeningState(path.toString(), state(file, state.orElseThrow(), deal, number.orElseThrow()), cutOff);
    }

    private static Optional<Integer> number(StructuredFile file, ResolvedDeal deal, YearMonth period) {
        try {
            return Optional.of(deal.period(period).number());
        } catch (IllegalArgumentException e) {
            file.fault("collectionPeriod", "PERIOD_UNKNOWN", String.valueOf(e.getMessage()), "");
            return Optional.empty();
        }
    }

    private static DealState state(StructuredFile file, Part part, ResolvedDeal deal, int number) {
        var closing = CanonicalJson.parse(
                WaterfallJson.print(deal, DealState.atClosing(deal).withPaymentNumber(number)));
        try {
            var state = WaterfallJson.parseState(deal, CanonicalJson.print(merged(closing, part.json())));
            if (state.paymentNumber() != number) {
                throw new IllegalArgumentException("paymentNumber is " + state.paymentNumber()
                        + ", the collection period is that of payment date " + number);
            }
            return state;
        } catch (IllegalArgumentException e) {
            part.fault("STATE_MALFORMED", String.valueOf(e.getMessage()), "");
            file.refuseIfFaulty();
            throw new IllegalStateException("a fault was noted", e);
        }
    }

    /** The second over the first, member by member. */
    private static Json merged(Json base, Json over) {
        if (!(base instanceof Json.Members(var below) && over instanceof Json.Members(var above))) {
            return over;
        }
        var members = new TreeMap<String, Json>(below);
        above.forEach((key, value) -> members.merge(key, value, StateFile::merged));
        return Json.Members.of(members);
    }

    private static void isEqual(StructuredFile file, Part root, String key, String expected, String advice) {
        root.required(key, advice).flatMap(Part::text).ifPresent(found -> {
            if (!found.equals(expected)) {
                file.fault(key, "VALUE_UNEXPECTED", "it is " + found + ", not " + expected, advice);
            }
        });
    }
}
