package io.penstock.issuance.pool.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.issuance.pool.domain.eligibility.RuleDocument;
import io.penstock.issuance.pool.domain.eligibility.RuleFault;
import io.penstock.issuance.pool.domain.eligibility.RuleReader;
import io.penstock.platform.deal.YamlFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RuleYamlTest {

    static final Path EXAMPLES = Path.of("../docs/examples/rules");

    private static final String HEAD = """
            schema: penstock/eligibility/1
            id: a
            version: "1"
            effectiveFrom: 2020-01-01
            currency: USD
            """;

    /** A condition, the fault in it, and the column where that stands in the line {@code    condition: …}. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rate <= 15 percent          | WORD_UNEXPECTED      | 27",
                "rate <=                     | END_UNEXPECTED       | 23",
                "rat <= 0.15                 | FIELD_UNKNOWN        | 16",
                "rate ? 0.15                 | CHARACTER_UNEXPECTED | 21",
                "rate <= 0.15.1              | NUMBER_MALFORMED     | 24",
                "rate <= '0.15'              | TYPES_DIFFER         | 24",
                "region < 'TX'               | TEXT_NOT_ORDERED     | 23",
                "region between 'A' and 'B'  | TEXT_NOT_ORDERED     | 31",
                "region in ('TX', 5)         | TYPES_DIFFER         | 33",
                "region in ('TX'             | END_UNEXPECTED       | 31",
                "region in ('TX)             | TEXT_UNENDED         | 27",
                "maturityDate > 2020-02-30   | DATE_MALFORMED       | 31",
                "maturityDate > cutOff + 5   | END_UNEXPECTED       | 41",
                "maturityDate > cutOff + 9999 years | NUMBER_OUT_OF_RANGE | 40",
                "months(rate, cutOff) > 3    | TYPES_DIFFER         | 23",
                "region + 1 = 2              | TYPES_DIFFER         | 25",
                "rate + 1 is missing         | FIELD_TYPE_WRONG     | 16",
                "1 = 1                       | NO_FIELD             | 16",
                "(rate <= 0.15               | END_UNEXPECTED       | 29",
                "rate <= 0.15 and            | END_UNEXPECTED       | 32",
                "rate not <= 0.15            | WORD_UNEXPECTED      | 25",
            })
    void aFaultInAConditionIsNamedWithItsPlace(String condition, RuleFault fault, int column) {
        var read = RuleYaml.read(HEAD + "criteria:\n  - code: A\n    condition: " + condition + "\n");
        assertThat(read.document()).isEmpty();
        assertThat(read.faults()).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo(fault.name());
            assertThat(f.line()).isEqualTo(8);
            assertThat(f.column()).isEqualTo(column);
            assertThat(f.path()).isEqualTo("criteria[0].condition");
            assertThat(f.advice()).isEqualTo(fault.advice());
        });
    }

    /** What stands after the head, the fault, and its line. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "criteria: []\\nlimit: []                              | KEY_UNKNOWN        | 7",
                "limits: []                                             | KEY_MISSING        | 1",
                "criteria: none                                         | SHAPE_WRONG        | 6",
                "criteria: [{code: a, condition: rate > 0}]             | CODE_MALFORMED     | 6",
                "criteria: [{code: A}]                                  | KEY_MISSING        | 6",
                "criteria: [{code: A, condition: rate > 0, missing: ND9}] | GAP_UNKNOWN      | 6",
                "criteria: [{code: A, condition: rate > 0, missing: [ND9]}] | GAP_UNKNOWN    | 6",
                "criteria: []\\nlimits: [{code: A, max: 4%}]            | KEY_MISSING        | 7",
                "criteria: []\\nlimits: [{code: A, by: region, max: 140%}] | NUMBER_OUT_OF_RANGE | 7",
                "criteria: []\\nlimits: [{code: A, by: region, max: much}] | NUMBER_MALFORMED | 7",
                "criteria: []\\nlimits: [{code: A, by: rate, max: 4%}]  | FIELD_TYPE_WRONG   | 7",
                "criteria: []\\nlimits: [{code: A, by: regio, max: 4%}] | FIELD_UNKNOWN      | 7",
                "criteria: []\\nlimits: [{code: A, average: region, max: 4}] | FIELD_TYPE_WRONG | 7",
                "criteria: []\\nlimits: [{code: A, top: 0, by: region, max: 4%}] | NUMBER_OUT_OF_RANGE | 7",
                "criteria: []\\nlimits: [{code: A, by: region, min: 4%, max: 5%}] | KEY_UNKNOWN | 7",
                "criteria: [{code: A, condition: rate > 0}]\\nlimits: [{code: A, by: region, max: 5%}] | CODE_REPEATED | 7",
            })
    void aFaultOutsideOfConditionsToo(String rest, RuleFault fault, int line) {
        var read = RuleYaml.read(HEAD + rest.replace("\\n", "\n") + "\n");
        assertThat(read.document()).isEmpty();
        assertThat(read.faults()).first().satisfies(f -> {
            assertThat(f.code()).isEqualTo(fault.name());
            assertThat(f.line()).isEqualTo(line);
        });
    }

    @Test
    void allFaultsAreToldAtOnce() {
        var read = RuleYaml.read("""
                schema: penstock/eligibility/2
                id: "-"
                version: "1"
                effectiveFrom: yesterday
                currency: XXX
                criteria:
                  - {code: A, condition: rat > 0}
                  - {code: A, condition: rate > 0}
                """);
        assertThat(read.faults())
                .extracting(YamlFault::code)
                .containsExactly(
                        "SCHEMA_UNKNOWN",
                        "ID_MALFORMED",
                        "DATE_MALFORMED",
                        "CURRENCY_UNKNOWN",
                        "FIELD_UNKNOWN",
                        "CODE_REPEATED");
    }

    @Test
    void theHashDoesNotKnowHowTheDocumentWasWritten() {
        var one = read(
                HEAD + "criteria:\n  - code: A\n    condition: rate<=15% and (score >= 600.0)\n    missing: reject\n");
        var other = read("{currency: USD, effectiveFrom: 2020-01-01, version: 1, id: a, schema: penstock/eligibility/1,"
                + " criteria: [{condition: 'rate <= 0.150 and score>=600', code: A}], limits: []}");
        assertThat(one).isEqualTo(other);
        assertThat(one.hash()).isEqualTo(other.hash()).hasSize(64);
        assertThat(one.canonicalText())
                .isEqualTo("{\"criteria\":[{\"code\":\"A\",\"condition\":\"rate <= 0.15 and score >= 600\"}],"
                        + "\"currency\":\"USD\",\"effectiveFrom\":\"2020-01-01\",\"id\":\"a\","
                        + "\"schema\":\"penstock/eligibility/1\",\"version\":\"1\"}");
    }

    static Stream<Path> examples() throws IOException {
        try (var files = Files.list(EXAMPLES)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleReadsAndItsCanonicalTextReadsBack(Path example) throws IOException {
        var document = read(Files.readString(example));
        assertThat(RuleReader.read(document.canonicalText()).document()).contains(document);
        assertThat(example.getFileName()).hasToString(document.id() + ".yaml");
    }

    private static RuleDocument read(String yaml) {
        var read = RuleYaml.read(yaml);
        assertThat(read.faults()).isEmpty();
        return read.document().orElseThrow();
    }
}
