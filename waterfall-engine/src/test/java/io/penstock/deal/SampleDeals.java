package io.penstock.deal;

import io.penstock.Resources;

/** Deals that many tests use. */
public final class SampleDeals {

    private SampleDeals() {}

    /** The sample of the demo: a senior, a mezzanine and an equity class. */
    public static ResolvedDeal atlas() {
        return read("/deal/atlas.json");
    }

    /** A deal of the test resources; fails with its findings if it has errors. */
    public static ResolvedDeal read(String resource) {
        return parse(Resources.text(resource));
    }

    /** A deal that must be free of errors. */
    public static ResolvedDeal parse(String json) {
        var parsed = DealDocuments.parse(json);
        return parsed.deal().orElseThrow(() -> new AssertionError("findings: " + parsed.findings()));
    }
}
