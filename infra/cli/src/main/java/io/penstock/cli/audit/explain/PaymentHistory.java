package io.penstock.cli.audit.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.cli.audit.AuditException;
import io.penstock.waterfall.PaymentReport;
import io.penstock.waterfall.WaterfallInput;
import io.penstock.waterfall.WaterfallJson;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One payment date of a deal: the calculation that counts, holders, payouts, and what the chain confirmed. */
final class PaymentHistory {

    /** Units of one wallet on the record date, in minor units of original face. */
    record Holder(String className, String investorId, String wallet, long units) {}

    /**
     * Cash for one payee, in minor units.
     *
     * @param className empty for a fee
     * @param batch number of the transaction that carries it
     */
    record Payout(String kind, String payee, String className, String wallet, long amount, String batch) {

        boolean isFee() {
            return kind.equals("FEE");
        }
    }

    /** A transaction that the chain confirmed. */
    record Mined(Fact fact, String transaction, long block) {}

    private final LocalDate paymentDate;
    private final List<Fact> replaced = new ArrayList<>();
    private final List<Fact> approvals = new ArrayList<>();
    private final List<Holder> holders = new ArrayList<>();
    private final List<Payout> payouts = new ArrayList<>();
    private final Map<String, Mined> mined = new LinkedHashMap<>();
    private @Nullable Fact calculated;
    private @Nullable Fact recorded;
    private @Nullable Fact ordered;
    private @Nullable Fact paid;
    private @Nullable PaymentReport report;
    private @Nullable WaterfallInput input;
    private LocalDate recordDate = LocalDate.EPOCH;

    PaymentHistory(LocalDate paymentDate) {
        this.paymentDate = paymentDate;
    }

    LocalDate paymentDate() {
        return paymentDate;
    }

    LocalDate recordDate() {
        return recordDate;
    }

    boolean isCalculated() {
        return calculated != null;
    }

    /** The calculation that counts: the last one, which is the one that was approved if any was. */
    Fact calculated() {
        return known(calculated);
    }

    PaymentReport report() {
        return known(report);
    }

    WaterfallInput input() {
        return known(input);
    }

    /** Calculations that a later one took the place of. */
    List<Fact> replaced() {
        return List.copyOf(replaced);
    }

    List<Fact> approvals() {
        return List.copyOf(approvals);
    }

    Optional<Fact> recorded() {
        return Optional.ofNullable(recorded);
    }

    Optional<Fact> ordered() {
        return Optional.ofNullable(ordered);
    }

    Optional<Fact> paid() {
        return Optional.ofNullable(paid);
    }

    List<Holder> holders(String className) {
        return holders.stream().filter(h -> h.className().equals(className)).toList();
    }

    List<Payout> payouts() {
        return List.copyOf(payouts);
    }

    /** The confirmed transaction of a step of the payout: {@code "pay/1"}, {@code "factor/A"}, {@code "declare"}. */
    Optional<Mined> mined(String step) {
        return Optional.ofNullable(mined.get(step));
    }

    void apply(Fact fact, String name, JsonNode event) {
        switch (name) {
            case "distribution.waterfall-calculated" -> calculated(fact, event);
            case "distribution.approved" -> approvals.add(fact);
            case "distribution.holders-recorded" -> {
                recorded = fact;
                for (var h : event.path("holdings")) {
                    holders.add(new Holder(
                            h.path("className").asText(),
                            h.path("investorId").asText(),
                            h.path("wallet").asText(),
                            h.path("units").asLong()));
                }
            }
            case "distribution.declaration-ordered" -> {
                ordered = fact;
                event.path("payouts").forEach(p -> payouts.add(payout(p)));
            }
            case "distribution.record-cut" -> mined("record", fact, event);
            case "distribution.declared" -> mined("declare", fact, event);
            case "distribution.payout-confirmed" -> {
                var step = event.path("step");
                mined(
                        step.path("kind").asText().toLowerCase(Locale.ROOT) + "/"
                                + step.path("subject").asText(),
                        fact,
                        event);
            }
            case "distribution.paid" -> paid = fact;
            default -> {
                // A refusal of the chain pays nobody.
            }
        }
    }

    private void calculated(Fact fact, JsonNode event) {
        if (calculated != null) {
            replaced.add(calculated);
        }
        calculated = fact;
        approvals.clear();
        recordDate = LocalDate.parse(event.path("recordDate").asText());
        try {
            report = WaterfallJson.parseReport(event.path("report").asText());
            input = WaterfallJson.parseInput(event.path("input").asText());
        } catch (IllegalArgumentException e) {
            throw new AuditException(
                    fact.place() + ": the recorded report or its input cannot be read: " + e.getMessage());
        }
    }

    private void mined(String step, Fact fact, JsonNode event) {
        mined.put(
                step,
                new Mined(
                        fact,
                        event.path("transactionHash").asText(),
                        event.path("blockNumber").asLong()));
    }

    private static Payout payout(JsonNode p) {
        return new Payout(
                p.path("kind").asText(),
                p.path("payee").asText(),
                p.path("className").asText(),
                p.path("wallet").asText(),
                p.path("amount").path("minorUnits").asLong(),
                p.path("batch").asText());
    }

    private <T> T known(@Nullable T value) {
        if (value == null) {
            throw new AuditException("nothing was calculated for payment date " + paymentDate);
        }
        return value;
    }
}
