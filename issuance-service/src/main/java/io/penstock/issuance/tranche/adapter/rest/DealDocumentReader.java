package io.penstock.issuance.tranche.adapter.rest;

import io.penstock.deal.DealDocuments;
import io.penstock.deal.Finding;
import io.penstock.deal.ResolvedDeal;
import io.penstock.issuance.tranche.DealId;
import io.penstock.platform.deal.DealYaml;
import io.penstock.platform.deal.DealYamlException;
import io.penstock.platform.problem.ProblemException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** Reads the deal document of a request, or answers with everything that is wrong in it. */
final class DealDocumentReader {

    private DealDocumentReader() {}

    /** @throws ProblemException 422 with {@code errors[{path, code, detail}]} */
    static ResolvedDeal read(DealId dealId, String yaml) {
        var parsed = DealDocuments.parse(canonicalJson(yaml));
        var deal = parsed.deal()
                .orElseThrow(() -> refusal(parsed.findings().stream()
                        .filter(Finding::isError)
                        .map(finding -> error(finding.path(), finding.code().name(), finding.detail()))
                        .toList()));
        if (!deal.dealId().equals(dealId.name())) {
            throw refusal(List.of(error(
                    "deal.id",
                    "DEAL_ID_DIFFERS",
                    "the document is of deal " + deal.dealId() + ", the request of " + dealId.name())));
        }
        return deal;
    }

    private static String canonicalJson(String yaml) {
        try {
            return DealYaml.toCanonicalJson(yaml);
        } catch (DealYamlException e) {
            throw refusal(e.faults().stream()
                    .map(fault ->
                            error("line " + fault.line() + ", column " + fault.column(), fault.code(), fault.detail()))
                    .toList());
        }
    }

    private static Map<String, Object> error(String path, String code, String detail) {
        return Map.of("path", path, "code", code, "detail", detail);
    }

    private static ProblemException refusal(List<Map<String, Object>> errors) {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "DEAL_DOCUMENT_FAULTY",
                errors.size() + (errors.size() == 1 ? " fault" : " faults")
                        + " in the deal document; nothing was stored",
                errors);
    }
}
