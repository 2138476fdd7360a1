package io.penstock.cli.audit.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One collection period of a deal: every file that was imported for it, its closing and the credit of its cash. */
final class PeriodHistory {

    /** A collection file as it was applied. */
    record File(Fact fact, String name, String hash, JsonNode totals) {}

    private final YearMonth month;
    private final List<File> files = new ArrayList<>();
    private @Nullable Fact closed;
    private @Nullable Fact credited;
    private String transaction = "";
    private JsonNode totals = MissingNode.getInstance();
    private JsonNode receipts = MissingNode.getInstance();

    PeriodHistory(YearMonth month) {
        this.month = month;
    }

    YearMonth month() {
        return month;
    }

    /** In the order in which they were imported; the last one counts. */
    List<File> files() {
        return List.copyOf(files);
    }

    Optional<Fact> closed() {
        return Optional.ofNullable(closed);
    }

    Optional<Fact> credited() {
        return Optional.ofNullable(credited);
    }

    /** The hash of the transaction that credited the cash on chain; empty until then. */
    String transaction() {
        return transaction;
    }

    /** A sum of the closed period in minor units, {@code "interestCollections"}. */
    long total(String field) {
        var value = totals.path(field);
        return value.isObject() ? value.path("minorUnits").asLong() : value.asLong();
    }

    /** Cash that no borrower paid, each with {@code source} and {@code amount}. */
    JsonNode receipts() {
        return receipts;
    }

    void apply(Fact fact, String name, JsonNode event) {
        switch (name) {
            case "loan-book.collections-imported" ->
                files.add(new File(
                        fact,
                        event.path("fileName").asText(),
                        event.path("fileHash").asText(),
                        event.path("totals")));
            case "loan-book.collection-period-closed" -> {
                closed = fact;
                totals = event.path("totals");
                receipts = event.path("receipts");
            }
            case "loan-book.collections-credited" -> {
                credited = fact;
                transaction = event.path("transactionHash").asText();
            }
            default -> {
                // A fact of another kind changes no sum of the period.
            }
        }
    }
}
