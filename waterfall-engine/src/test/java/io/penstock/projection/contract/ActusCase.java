package io.penstock.projection.contract;

import io.penstock.SharedMaterial;
import io.penstock.kernel.BusinessCalendar;
import io.penstock.kernel.BusinessDayConvention;
import io.penstock.kernel.DayCount;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One contract of the ACTUS test set, as published (CC BY-SA 4.0, read in place). */
record ActusCase(String id, JsonNode json) {

    /** All of one type. */
    static List<ActusCase> of(ContractType type) {
        var file = "vectors/waterfall/actus/actus-tests-" + type.name().toLowerCase(Locale.ROOT) + ".json";
        var cases = new ArrayList<ActusCase>();
        JsonMapper.shared()
                .readTree(SharedMaterial.file(file))
                .properties()
                .forEach(entry -> cases.add(new ActusCase(entry.getKey(), entry.getValue())));
        return cases;
    }

    ActusCase withInterestBase(String base) {
        var changed = (ObjectNode) json.deepCopy();
        changed.withObject("/terms").put("interestCalculationBase", base);
        return new ActusCase(id, changed);
    }

    /** What the contract yields, up to the end of the published results. */
    List<ContractEvent> calculated() {
        var to = json.path("to").asString("");
        return ContractEvents.of(terms(), this::observed).stream()
                .filter(event -> to.isEmpty() || !event.time().isAfter(LocalDateTime.parse(to)))
                .toList();
    }

    List<ContractEvent> published() {
        var events = new ArrayList<ContractEvent>();
        for (var result : json.get("results")) {
            events.add(new ContractEvent(
                    LocalDateTime.parse(result.get("eventDate").asString()),
                    EventType.valueOf(result.get("eventType").asString()),
                    number(result.get("payoff")),
                    number(result.get("notionalPrincipal")),
                    number(result.get("nominalInterestRate")),
                    number(result.get("accruedInterest"))));
        }
        return events;
    }

    private double observed(String index, LocalDateTime time) {
        for (var fixing : json.get("dataObserved").path(index).path("data")) {
            if (LocalDateTime.parse(fixing.get("timestamp").asString()).equals(time)) {
                return number(fixing.get("value"));
            }
        }
        throw new IllegalArgumentException("no " + index + " on " + time);
    }

    ContractTerms terms() {
        return new ContractTerms(
                ContractType.valueOf(text("contractType")),
                text("contractRole").equals("RPL") ? Side.BORROWER : Side.LENDER,
                time("statusDate").orElseThrow(),
                time("initialExchangeDate").orElseThrow(),
                time("maturityDate"),
                number("notionalPrincipal").orElseThrow(),
                number("nominalInterestRate").orElseThrow(),
                number("premiumDiscountAtIED").orElse(0),
                number("accruedInterest"),
                dayCount(),
                text("endOfMonthConvention").equals("EOM"),
                roll(),
                recurrence("InterestPayment").orElseThrow(),
                time("capitalizationEndDate"),
                recurrence("PrincipalRedemption"),
                number("nextPrincipalRedemptionPayment"),
                time("amortizationDate"),
                recurrence("RateReset")
                        .map(when -> new RateReset(
                                when,
                                text("marketObjectCodeOfRateReset"),
                                number("rateMultiplier").orElse(1),
                                number("rateSpread").orElse(0),
                                number("nextResetRate"),
                                RateLimits.NONE)),
                interestBase(),
                recurrence("ScalingIndex")
                        .map(when -> new Scaling(
                                when,
                                text("marketObjectCodeOfScalingIndex"),
                                number("scalingIndexAtContractDealDate").orElseThrow(),
                                text("scalingEffect").startsWith("I"),
                                text("scalingEffect").startsWith("N", 1))),
                trade("purchaseDate", "priceAtPurchaseDate"),
                trade("terminationDate", "priceAtTerminationDate"));
    }

    private DayCount dayCount() {
        return switch (text("dayCountConvention")) {
            case "A360" -> DayCount.ACT_360;
            case "A365" -> DayCount.ACT_365F;
            case "AA" -> DayCount.ACT_ACT;
            case "30E360" -> DayCount.THIRTY_E_360;
            default -> throw new IllegalArgumentException(text("dayCountConvention"));
        };
    }

    private EventRoll roll() {
        var convention = text("businessDayConvention");
        if (convention.isEmpty()) {
            return EventRoll.NONE;
        }
        var moves = switch (convention.replace("SC", "").replace("CS", "")) {
            case "F" -> BusinessDayConvention.FOLLOWING;
            case "MF" -> BusinessDayConvention.MODIFIED_FOLLOWING;
            case "P" -> BusinessDayConvention.PRECEDING;
            case "MP" -> BusinessDayConvention.MODIFIED_PRECEDING;
            default -> throw new IllegalArgumentException(convention);
        };
        var calendar = text("calendar").equals("MF") ? BusinessCalendar.WEEKENDS : BusinessCalendar.NONE;
        return new EventRoll(calendar, moves, convention.startsWith("CS"));
    }

    private InterestBase interestBase() {
        var kind = switch (text("interestCalculationBase")) {
            case "NTL" -> InterestBase.Kind.LAGGED;
            case "NTIED" -> InterestBase.Kind.INITIAL;
            default -> InterestBase.Kind.CURRENT;
        };
        return kind == InterestBase.Kind.CURRENT
                ? InterestBase.CURRENT
                : new InterestBase(
                        kind,
                        number("interestCalculationBaseAmount"),
                        kind == InterestBase.Kind.LAGGED ? recurrence("InterestCalculationBase") : Optional.empty());
    }

    private Optional<Trade> trade(String date, String price) {
        return time(date).map(time -> new Trade(time, number(price).orElseThrow()));
    }

    private Optional<Recurrence> recurrence(String of) {
        return time("cycleAnchorDateOf" + of).map(anchor -> new Recurrence(anchor, Cycle.parse(text("cycleOf" + of))));
    }

    private Optional<LocalDateTime> time(String term) {
        return text(term).isEmpty() ? Optional.empty() : Optional.of(LocalDateTime.parse(text(term)));
    }

    private OptionalDouble number(String term) {
        var node = json.get("terms").path(term);
        return node.isMissingNode() ? OptionalDouble.empty() : OptionalDouble.of(number(node));
    }

    /** Published as a number or as text, and then with spaces around it. */
    private static double number(JsonNode node) {
        return Double.parseDouble(node.asString().strip());
    }

    private String text(String term) {
        return json.get("terms").path(term).asString("").strip();
    }
}
