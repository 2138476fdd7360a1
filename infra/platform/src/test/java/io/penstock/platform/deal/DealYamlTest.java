package io.penstock.platform.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.penstock.platform.deal.DealYamlException.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;

class DealYamlTest {

    @Test
    void everyScalarStaysWhatWasWritten() {
        assertThat(DealYaml.toCanonicalJson("""
            # a comment
            b: [0.10, no, 2020-08-19, ~, "0x1F", 1e3]
            a: {empty: {}, none: [], blank: , quoted: "say \\"é\\"\\n"}
            """))
                .isEqualTo("{\"a\":{\"blank\":\"\",\"empty\":{},\"none\":[],\"quoted\":\"say \\\"é\\\"\\n\"},"
                        + "\"b\":[\"0.10\",\"no\",\"2020-08-19\",\"~\",\"0x1F\",\"1e3\"]}");
    }

    @Test
    void theOrderOfKeysDoesNotMatter() {
        assertThat(DealYaml.toCanonicalJson("{a: 1, b: {d: 2, c: 3}}"))
                .isEqualTo(DealYaml.toCanonicalJson("b:\n  c: 3\n  d: 2\na: '1'\n"));
    }

    @Test
    void allFaultsAreFoundWithTheirPlaces() {
        assertThat(faults("""
            name: &x one
            other: *x
            name: two
            kind: !!binary aGk=
            ? [a, b]
            : odd
            """))
                .containsExactly(
                        new Fault(1, 7, "YAML_ANCHOR", "&x: anchors are not allowed"),
                        new Fault(2, 8, "YAML_ALIAS", "*x: write the value itself"),
                        new Fault(3, 1, "YAML_DUPLICATE_KEY", "key name occurs twice"),
                        new Fault(4, 7, "YAML_TAG", "tag:yaml.org,2002:binary: tags are not allowed"),
                        new Fault(5, 3, "YAML_KEY", "a key is a text"));
    }

    @Test
    void whatIsNoYamlSaysWhere() {
        assertThat(faults("deal:\n  id: [1, 2\n  name: x\n")).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("YAML_SYNTAX");
            assertThat(fault.line()).isEqualTo(3);
        });
    }

    @Test
    void everyPartHasItsPlace() {
        var document = DealYaml.read("""
            deal:
              id: X
            tranches:
              - {className: A, coupon: {fixed: "0.01"}}
              - className: B
                coupon:
                  fixed: "0.02"
            """);
        assertThat(document.placeOf("")).hasToString("1:1");
        assertThat(document.placeOf("deal.id")).hasToString("2:7");
        assertThat(document.placeOf("tranches[0].coupon.fixed")).hasToString("4:36");
        assertThat(document.placeOf("tranches[1]")).hasToString("5:5");
        assertThat(document.placeOf("tranches[1].coupon")).hasToString("6:5");
        assertThat(document.placeOf("tranches[1].dayCount")).as("missing").hasToString("5:5");
        assertThat(document.placeOf("modes.amortizing[3]")).as("missing").hasToString("1:1");
    }

    @Test
    void readsJsonToo() {
        var document = DealYaml.read("{\n  \"a\": {\"b\": [\"1.00\", 2.50, \"\\u00e9\"]}\n}\n");
        assertThat(document.canonicalJson()).isEqualTo("{\"a\":{\"b\":[\"1.00\",\"2.50\",\"é\"]}}");
        assertThat(document.placeOf("a.b[1]")).hasToString("2:23");
    }

    @Test
    void mergeKeysAreOrdinaryKeys() {
        assertThat(DealYaml.toCanonicalJson("<<: {a: 1}")).isEqualTo("{\"<<\":{\"a\":\"1\"}}");
    }

    @Test
    void oneFileHoldsOneDeal() {
        assertThat(faults("")).extracting(Fault::code).containsExactly("YAML_EMPTY");
        assertThat(faults("a: 1\n---\nb: 2\n")).extracting(Fault::code).containsExactly("YAML_MORE_DOCUMENTS");
    }

    @Test
    void isBounded() {
        assertThat(faults("a".repeat(1_000_001))).extracting(Fault::code).containsExactly("YAML_TOO_LARGE");
        assertThatThrownBy(() -> DealYaml.toCanonicalJson("[".repeat(5_000))).isInstanceOf(DealYamlException.class);
        assertThat(faults("a: \"\u0001\"")).extracting(Fault::code).containsExactly("YAML_SYNTAX");
    }

    private static List<Fault> faults(String yaml) {
        return catchThrowableOfType(DealYamlException.class, () -> DealYaml.toCanonicalJson(yaml))
                .faults();
    }
}
