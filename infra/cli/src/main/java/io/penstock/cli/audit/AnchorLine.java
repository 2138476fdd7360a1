package io.penstock.cli.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.contracts.journal.SealedLine;
import io.penstock.onchain.AnchorReceipt;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of a list of anchors: a block of the journal, and what the node said about the transaction that put it on
 * chain.
 *
 * @param receipt null if the node had none any more when the folder was written
 */
record AnchorLine(Evidence.Anchor anchor, @Nullable AnchorReceipt receipt) {

    private static final ObjectMapper JSON = new ObjectMapper();

    String print() {
        var line = JSON.createObjectNode()
                .put("from", anchor.from())
                .put("to", anchor.to())
                .put("root", anchor.root())
                .put("head", anchor.head());
        line.set("receipt", JSON.valueToTree(receipt));
        return SealedLine.of(line.toString());
    }

    /** @throws IllegalArgumentException with what is wrong */
    static AnchorLine parse(String text) {
        if (!SealedLine.holds(text)) {
            throw new IllegalArgumentException("the line was changed: its seal does not fit");
        }
        try {
            JsonNode line = JSON.readTree(text);
            var anchor = new Evidence.Anchor(
                    line.path("from").asLong(),
                    line.path("to").asLong(),
                    line.path("root").asText(),
                    line.path("head").asText());
            var found = new AnchorLine(anchor, JSON.treeToValue(line.path("receipt"), AnchorReceipt.class));
            if (!found.print().equals(text)) {
                throw new IllegalArgumentException("not a line of anchors");
            }
            return found;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a line of anchors: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Whether the event on chain says what the line says.
     *
     * @param contract that has to have written it
     * @return what it says instead, or null
     */
    @Nullable
    String contradiction(String service, String contract) {
        var seen = receipt;
        if (seen == null) {
            return null;
        }
        if (!seen.contract().equals(contract.toLowerCase(Locale.ROOT))) {
            return "the event is one of contract " + seen.contract() + ", not of " + contract;
        }
        if (!seen.topics().equals(List.of(AnchorReceipt.EVENT, AnchorReceipt.topicOf(service)))) {
            return "the event is not one of " + service + "'s anchors: " + seen.topics();
        }
        var due = AnchorReceipt.dataOf(anchor.from(), anchor.to(), anchor.root(), anchor.head());
        return seen.data().equals(due) ? null : "the event says " + seen.data() + " where " + due + " is due";
    }
}
