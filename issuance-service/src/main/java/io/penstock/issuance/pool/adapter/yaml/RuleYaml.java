package io.penstock.issuance.pool.adapter.yaml;

import io.penstock.issuance.pool.domain.eligibility.RuleDocument;
import io.penstock.issuance.pool.domain.eligibility.RuleFinding;
import io.penstock.issuance.pool.domain.eligibility.RuleReader;
import io.penstock.platform.deal.DealYaml;
import io.penstock.platform.deal.DealYamlException;
import io.penstock.platform.deal.YamlDocument;
import io.penstock.platform.deal.YamlFault;
import java.util.List;
import java.util.Optional;

/** Reads a rule document from YAML, and says where in the text each fault stands. */
public final class RuleYaml {

    private RuleYaml() {}

    /**
     * What came of reading.
     *
     * @param document empty if there is a fault
     * @param faults all of them; codes are those of {@link io.penstock.issuance.pool.domain.eligibility.RuleFault}, or of
     *     the YAML reader
     */
    public record Read(Optional<RuleDocument> document, List<YamlFault> faults) {}

    /** Reads a text. */
    public static Read read(String yaml) {
        YamlDocument document;
        try {
            document = DealYaml.read(yaml);
        } catch (DealYamlException e) {
            return new Read(
                    Optional.empty(),
                    e.faults().stream()
                            .map(f -> new YamlFault(
                                    f.line(), f.column(), "", f.code(), f.detail(), "correct the YAML at this place"))
                            .toList());
        }
        var parsed = RuleReader.read(document.canonicalJson());
        return new Read(
                parsed.document(),
                parsed.findings().stream()
                        .map(finding -> fault(yaml, document, finding))
                        .toList());
    }

    private static YamlFault fault(String yaml, YamlDocument document, RuleFinding finding) {
        var place = document.placeOf(finding.path());
        int column = place.column() + (finding.offset() == 0 ? 0 : shift(yaml, place.line(), place.column(), finding));
        return new YamlFault(
                place.line(),
                column,
                finding.path(),
                finding.fault().name(),
                finding.offset() > 0 && column == place.column()
                        ? finding.detail() + " (character " + (finding.offset() + 1) + " of the text)"
                        : finding.detail(),
                finding.fault().advice());
    }

    /** Columns from the start of a text to the fault in it; 0 where the text goes over several lines. */
    private static int shift(String yaml, int line, int column, RuleFinding finding) {
        var lines = yaml.lines().toList();
        if (line > lines.size()) {
            return 0;
        }
        var rest = lines.get(line - 1);
        rest = column - 1 <= rest.length() ? rest.substring(column - 1) : "";
        if (rest.startsWith("|") || rest.startsWith(">")) {
            return 0;
        }
        int shift = finding.offset() + (rest.startsWith("'") || rest.startsWith("\"") ? 1 : 0);
        return shift <= rest.length() ? shift : 0;
    }
}
