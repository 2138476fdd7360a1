package io.penstock.cli.audit.recompute;

import io.penstock.cli.audit.AuditReport;
import io.penstock.cli.audit.Evidence;
import io.penstock.deal.DealDocuments;
import io.penstock.deal.DocumentHash;
import io.penstock.deal.ResolvedDeal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Every deal document of the log by its hash, which is computed here and not believed. */
final class Documents {

    private final Map<String, ResolvedDeal> byHash = new HashMap<>();

    private Documents() {}

    static Documents of(Evidence evidence, AuditReport report) {
        var documents = new Documents();
        try (var log = evidence.log("issuance")) {
            log.filter(r -> r.is("deal.structured")).forEach(r -> {
                var terms = r.payload().path("terms");
                var text = terms.path("document").asText();
                var parsed = DealDocuments.parse(text);
                if (parsed.deal().isEmpty()) {
                    report.fault(
                            "issuance:" + r.position() + ": the deal document does not parse: " + parsed.findings());
                    return;
                }
                var hash = DocumentHash.of(text);
                report.count("documents", 1);
                report.same(
                        "deal document of " + r.event().streamId(),
                        terms.path("documentHash").asText(),
                        "recorded hash",
                        hash,
                        "computed");
                documents.byHash.put(hash, parsed.deal().get());
            });
        }
        return documents;
    }

    Optional<ResolvedDeal> find(String hash) {
        return Optional.ofNullable(byHash.get(hash));
    }
}
