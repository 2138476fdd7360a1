package io.penstock.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.penstock.Resources;
import io.penstock.deal.formula.FormulaParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reference page of the deal language is what schema, finding codes and formula text give. */
class DealReferenceTest {

    private static final Path PAGE = Path.of("../../docs/reference/deal-language.md");
    private static final JsonNode SCHEMA = JsonMapper.shared().readTree(Resources.text("/schema/deal.v1.schema.json"));

    /** After a change: {@code mvn test -pl contracts/messages -am -Dtest=DealReferenceTest -Dpenstock.approve=true}. */
    @Test
    void isUpToDate() throws IOException {
        var page = new DealReferencePage(SCHEMA).print();
        if (Boolean.getBoolean("penstock.approve")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    /** Whatever stands in the first column of the tables on formulas can be written. */
    @Test
    void showsFormulasThatRead() {
        var code = Pattern.compile("`([^`]+)`");
        int read = 0;
        for (var line : Resources.text("/reference/formulas.md").lines().toList()) {
            if (line.startsWith("| `")) {
                for (var cell = code.matcher(line.substring(0, line.indexOf(" | "))); cell.find(); read++) {
                    var formula = cell.group(1);
                    assertThatCode(() -> FormulaParser.parse(formula))
                            .as(formula)
                            .doesNotThrowAnyException();
                }
            }
        }
        assertThat(read).isGreaterThan(60);
    }

    @Test
    void showsExamplesThatTheSchemaAccepts() {
        var check = new SchemaCheck(SCHEMA);
        int examples = 0;
        for (var object : check.objects()) {
            for (var example : object.path("examples")) {
                assertThat(check.isValid(SchemaCheck.tree(example), object))
                        .as(example.toString())
                        .isTrue();
                examples++;
            }
        }
        assertThat(examples).isGreaterThan(20);
    }
}
