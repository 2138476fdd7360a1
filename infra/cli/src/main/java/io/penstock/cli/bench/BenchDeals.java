package io.penstock.cli.bench;

import io.penstock.deal.DealDocuments;
import io.penstock.deal.ResolvedDeal;
import io.penstock.platform.deal.DealYaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The deals that are measured. */
final class BenchDeals {

    private BenchDeals() {}

    /** Twelve steps with one target each. */
    static ResolvedDeal twelvePlainSteps() throws IOException {
        return deal(text("/bench/twelve-plain-steps.yaml"));
    }

    /** Twelve steps, four classes: principal by tiers over all classes, each step supported by the reserve. */
    static ResolvedDeal twelveSteps() throws IOException {
        return deal(text("/bench/twelve-steps.yaml"));
    }

    /** Thirty sequential classes with a coupon each, and thirty-four steps. */
    static ResolvedDeal thirtyClasses() throws IOException {
        var names = IntStream.rangeClosed(1, 30).mapToObj(i -> "C" + i).toList();
        var classes = IntStream.rangeClosed(1, 30)
                .mapToObj(i ->
                        "  - {className: C" + i + ", rank: " + (i <= 10 ? "SENIOR" : i <= 20 ? "MEZZANINE" : "JUNIOR")
                                + ", originalBalance: \"" + (60 - i)
                                + "000000.00\", denomination: \"1000.00\", coupon: {fixed: \"0.0"
                                + (300 + 7 * i) + "\"}, dayCount: THIRTY_360}")
                .collect(Collectors.joining("\n"));
        var interest = names.stream()
                .map(name ->
                        "    - {clause: \"i" + name + "\", pay: interest, targets: [" + name + "], from: collections}")
                .collect(Collectors.joining("\n"));
        return deal(text("/bench/thirty-classes.yaml")
                .replace("@classes", classes)
                .replace("@interest", interest)
                .replace("@all", String.join(", ", names)));
    }

    private static ResolvedDeal deal(String yaml) {
        var parsed = DealDocuments.parse(DealYaml.toCanonicalJson(yaml));
        return parsed.deal()
                .orElseThrow(() -> new IllegalStateException(parsed.findings().toString()));
    }

    private static String text(String resource) throws IOException {
        try (var in = BenchDeals.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
