package io.penstock.cli.deal;

import io.penstock.cli.file.Fault;
import io.penstock.cli.file.RefusedException;
import io.penstock.cli.file.StructuredFile;
import io.penstock.deal.DealDocuments;
import io.penstock.deal.Finding;
import io.penstock.deal.ResolvedDeal;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * A deal document that can be run, and what its writer might still look at.
 *
 * @param warnings in the order of the text
 */
public record DealFile(ResolvedDeal deal, List<Fault> warnings) {

    public DealFile {
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads a document in YAML or JSON.
     *
     * @throws RefusedException with all findings, in the order of the text, if one of them is an error
     */
    public static DealFile read(Path file) {
        var text = StructuredFile.read(file);
        var parsed = DealDocuments.parse(text.canonicalJson());
        var findings = parsed.findings().stream()
                .map(finding -> fault(text, finding))
                .sorted(Comparator.comparingInt((Fault f) -> f.place().line())
                        .thenComparingInt(f -> f.place().column()))
                .toList();
        return new DealFile(parsed.deal().orElseThrow(() -> new RefusedException(findings)), findings);
    }

    private static Fault fault(StructuredFile file, Finding finding) {
        return new Fault(
                file.name(),
                file.placeOf(finding.path()),
                finding.path(),
                finding.code().name(),
                finding.detail(),
                finding.code().remedy());
    }
}
