package io.penstock.servicing;

import io.penstock.deal.DealDocuments;
import io.penstock.deal.ResolvedDeal;
import io.penstock.platform.deal.DealYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The deal of {@code deal/small.yaml} for tests. */
public final class SmallDeal {

    public static final String ID = "SMALL-2020-1";
    public static final String SELLER = "0x00000000000000000000000000000000000a0001";
    public static final String SERVICER = "0x00000000000000000000000000000000000a0002";
    public static final String TRUSTEE = "0x00000000000000000000000000000000000a0003";

    private SmallDeal() {}

    /** The document as canonical JSON. An empty wallet is left out. */
    public static String json(String dealId, String seller, String servicer, String trustee) {
        try (var in = SmallDeal.class.getResourceAsStream("/deal/small.yaml")) {
            var yaml = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .replace(ID, dealId)
                    .replace("\"SELLER\"", "\"" + seller + "\"")
                    .replace("\"SERVICER\"", "\"" + servicer + "\"")
                    .replace("\"TRUSTEE\"", "\"" + trustee + "\"")
                    .replace(", wallet: \"\"", "");
            return DealYaml.toCanonicalJson(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ResolvedDeal resolved() {
        return resolved(SERVICER);
    }

    public static ResolvedDeal resolved(String servicer) {
        var parsed = DealDocuments.parse(json(ID, SELLER, servicer, TRUSTEE));
        return parsed.deal()
                .orElseThrow(() -> new AssertionError(parsed.findings().toString()));
    }
}
