package io.penstock.tape.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.SharedMaterial;
import io.penstock.tape.CellType;
import io.penstock.tape.Need;
import io.penstock.tape.NoData;
import io.penstock.tape.Role;
import io.penstock.tape.TapeField;
import io.penstock.tape.TapeForm;
import io.penstock.tape.TapeRow;
import io.penstock.tape.csv.CsvRows;
import io.penstock.tape.form.Forms;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogues of fields say what the published lists say. */
@NullUnmarked // cells of a table by name: a missing one fails the test by itself
class FormsTest {

    static Stream<TapeForm> forms() {
        return Forms.all().stream();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFormNumbersItsLoansOnce(TapeForm form) {
        assertThat(form.of(Role.LOAN_ID)).isPresent();
        assertThat(form.fields().stream().map(TapeField::name)).doesNotHaveDuplicates();
        assertThat(form.fields().stream().flatMap(f -> f.role().stream())).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "sec-auto-loan,sec_abs_ee_AutoLoanAssetData.csv",
        "sec-auto-lease,sec_abs_ee_AutoLeaseAssetData.csv",
        "sec-cmbs,sec_abs_ee_CMBSAssetData.csv"
    })
    void theSecFormsAreTheirSchemas(String form, String list) throws IOException {
        var fields = Forms.named(form).orElseThrow().byName();
        var published = new HashSet<String>();
        for (var row : list(list)) {
            var name = row.get("element");
            if (name.equals("assets") || name.equals("property")) {
                continue;
            }
            published.add(name);
            var field = fields.get(name);
            assertThat(field).as(name).isNotNull();
            var codes = row.get("enumeration");
            if (!codes.isEmpty() && field.type() == CellType.CODE) {
                assertThat(field.codes()).as(name).isEqualTo(Set.of(codes.split("\\|", -1)));
            }
            assertThat(field.type() == CellType.DATE)
                    .as(name)
                    .isEqualTo(row.get("type").startsWith("DATE_"));
            assertThat(field.type() == CellType.FLAG)
                    .as(name)
                    .isEqualTo(row.get("base_type").equals("boolean"));
            if (row.get("required").equals("required")) {
                assertThat(field.need()).as(name).isNotEqualTo(Need.OPTIONAL);
            }
            if (row.get("max_occurs").equals("unbounded")) {
                assertThat(field.repeats()).as(name).isTrue();
            }
        }
        assertThat(fields.keySet()).isEqualTo(published);
    }

    @ParameterizedTest
    @CsvSource({
        "esma-annex2-exposures,esma_annex2_rre.csv,Underlying",
        "esma-annex2-collateral,esma_annex2_rre.csv,Collateral",
        "esma-annex3-exposures,esma_annex3_cre.csv,Underlying",
        "esma-annex3-collateral,esma_annex3_cre.csv,Collateral",
        "esma-annex3-tenants,esma_annex3_cre.csv,Tenant",
        "esma-annex5-exposures,esma_annex5_aut.csv,Underlying"
    })
    void theEsmaFormsAreTheirTemplates(String form, String list, String section) throws IOException {
        var fields = Forms.named(form).orElseThrow().byName();
        var published = new HashSet<String>();
        for (var row : list(list)) {
            if (!row.get("section").startsWith(section)) {
                continue;
            }
            var name = row.get("field_code");
            published.add(name);
            var field = fields.get(name);
            assertThat(field).as(name).isNotNull();
            assertThat(field.title()).isEqualTo(row.get("field_name"));
            boolean unknown = row.get("nd1_nd4_allowed").equals("YES");
            boolean notApplicable = row.get("nd5_allowed").equals("YES");
            assertThat(field.noData())
                    .as(name)
                    .isEqualTo(
                            unknown
                                    ? notApplicable ? NoData.ALL : NoData.ND1_TO_4
                                    : notApplicable ? NoData.ND5 : NoData.NONE);
            field.codes()
                    .forEach(code -> assertThat(row.get("content_to_report")).contains("(" + code + ")"));
            assertThat(field.type() == CellType.AMOUNT)
                    .as(name)
                    .isEqualTo(row.get("format").equals("{MONETARY}"));
            assertThat(field.type() == CellType.RATE)
                    .as(name)
                    .isEqualTo(row.get("format").equals("{PERCENTAGE}"));
        }
        assertThat(fields.keySet()).isEqualTo(published);
    }

    @Test
    void theEbaFormsAreTheirTemplates() throws IOException {
        for (var row : list("eba_npl_fields_opennpl.csv")) {
            if (!row.get("table").equals("mortgage")) {
                var form = Forms.named("eba-npl-" + row.get("table").replace('_', '-'))
                        .orElseThrow();
                var field = form.byName().get(row.get("field"));
                assertThat(field).as(row.toString()).isNotNull();
                assertThat(field.need() == Need.OPTIONAL)
                        .as(row.toString())
                        .isEqualTo(!row.get("required").equals("mandatory") && field.need() != Need.ESSENTIAL);
            }
        }
    }

    private static List<Map<String, String>> list(String name) throws IOException {
        var rows = new ArrayList<Map<String, String>>();
        try (var text = Files.newBufferedReader(SharedMaterial.file("formats/" + name))) {
            var row = new TapeRow();
            var csv = new CsvRows(text);
            var names = csv.header(row);
            while (csv.read(row)) {
                var cells = new HashMap<String, String>();
                for (int i = 0; i < names.size(); i++) {
                    cells.put(names.get(i), row.textOf(i));
                }
                rows.add(cells);
            }
        }
        return rows;
    }
}
