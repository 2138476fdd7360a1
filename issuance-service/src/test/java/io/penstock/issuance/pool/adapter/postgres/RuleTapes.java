package io.penstock.issuance.pool.adapter.postgres;

import io.penstock.SharedMaterial;
import io.penstock.issuance.pool.domain.eligibility.FactsReader;
import io.penstock.issuance.pool.domain.eligibility.LoanFacts;
import io.penstock.issuance.pool.domain.eligibility.LoanField;
import io.penstock.platform.deal.DealYaml;
import io.penstock.tape.CellType;
import io.penstock.tape.DateForm;
import io.penstock.tape.Role;
import io.penstock.tape.TapeForm;
import io.penstock.tape.TapeMapping;
import io.penstock.tape.TapeMapping.Column;
import io.penstock.tape.TapeRow;
import io.penstock.tape.Unit;
import io.penstock.tape.check.TapeChecker;
import io.penstock.tape.check.TapeChecker.Options;
import io.penstock.tape.check.TapeChecker.Rows;
import io.penstock.tape.form.Forms;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real tapes, each with its mapping, the rules that it is held against, and the day of its balances. */
enum RuleTapes {
    WOSAT("wosat2020a_absee_dev.xml.gz", "", "auto-prime", "2020-07-31"),
    FORD("absee_verbatim_ford-2025-a_2026-07.xml", "", "auto-prime", "2026-07-31"),
    SDART("absee_verbatim_sdart-2026-1_2026-06.xml", "", "auto-prime", "2026-06-30"),
    AMCAR("amcar_loan_histories.csv", "amcar", "auto-prime", "2016-12-31"),
    CMBS("cmbs_ubs2017c1_2017-2022.csv", "cmbs-ubs-2017-c1", "cmbs", "2017-07-11"),
    ESMA_EXPOSURES("esma_annex2_underlying_exposures.csv", "", "rmbs-buy-to-let", "2025-09-30"),
    ESMA_COLLATERAL("esma_annex2_collateral.csv", "", "rmbs-buy-to-let", "2025-09-30"),
    LENDING_CLUB("lendingclub_2009.csv", "lendingclub-2009", "consumer", "2009-12-31"),
    SBA("sba_7a_foia_sample.csv", "sba-7a", "small-business", "2014-12-31");

    private final String fileName;
    private final String mapping;
    private final String rules;
    private final LocalDate cutOff;

    RuleTapes(String fileName, String mapping, String rules, String cutOff) {
        this.fileName = fileName;
        this.mapping = mapping;
        this.rules = rules;
        this.cutOff = LocalDate.parse(cutOff);
    }

    String fileName() {
        return fileName;
    }

    String rules() {
        return rules;
    }

    LocalDate cutOff() {
        return cutOff;
    }

    /** All rows that the tape's own rules admit, as loans; rows of one loan in several months get a number each. */
    List<LoanFacts> loans() throws IOException {
        var file = SharedMaterial.file("data/tapes/" + fileName);
        var options =
                mapping.isEmpty() ? Options.standard() : Options.standard().as(mapped());
        var loans = new ArrayList<LoanFacts>();
        var form = formOf(file, options);
        var reader = new ArrayList<FactsReader>();
        try (var in = Files.newInputStream(file)) {
            TapeChecker.check(in, fileName, options, _ -> {}, new Rows() {
                @Override
                public void header(List<String> columns) {
                    reader.add(new FactsReader(form, columns));
                }

                @Override
                public void row(TapeRow row, boolean admitted) {
                    if (admitted) {
                        loans.add(numbered(reader.getFirst().read(row), loans.size()));
                    }
                }
            });
        }
        return loans;
    }

    private static LoanFacts numbered(LoanFacts facts, int row) {
        return facts.toBuilder()
                .text(LoanField.LOAN_ID, String.format("%06d", row))
                .build();
    }

    private TapeForm formOf(Path file, Options options) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return TapeChecker.check(in, fileName, options, _ -> {}, Rows.none())
                    .form()
                    .orElseThrow();
        }
    }

    private TapeForm mapped() throws IOException {
        var yaml = Files.readString(Path.of("../docs/examples/mappings/" + mapping + ".yaml"));
        var root = JsonMapper.shared().readTree(DealYaml.read(yaml).canonicalJson());
        var columns = new LinkedHashMap<String, Column>();
        root.path("columns").properties().forEach(column -> columns.put(column.getKey(), column(column.getValue())));
        return new TapeMapping(
                        root.path("name").asString(),
                        text(root, "form").flatMap(Forms::named),
                        text(root, "dates").flatMap(RuleTapes::dates),
                        columns,
                        texts(root.get("missing")),
                        text(root, "history").filter("true"::equals).isPresent(),
                        text(root, "tolerance")
                                .map(t -> new BigDecimal(t).movePointRight(2).longValueExact())
                                .orElse(0L))
                .toForm();
    }

    private static Column column(JsonNode node) {
        return new Column(
                text(node, "field"),
                text(node, "type").map(CellType::valueOf),
                text(node, "role").filter(r -> !r.equals("NONE")).map(Role::valueOf),
                text(node, "role").filter("NONE"::equals).isPresent(),
                text(node, "unit").map(Unit::valueOf),
                text(node, "dates").flatMap(RuleTapes::dates),
                texts(node.get("codes")),
                false);
    }

    private static Optional<DateForm> dates(String pattern) {
        return Arrays.stream(DateForm.values())
                .filter(form -> form.pattern().equals(pattern))
                .findFirst();
    }

    private static Optional<String> text(JsonNode node, String key) {
        return node.has(key) ? Optional.of(node.get(key).asString()) : Optional.empty();
    }

    private static Set<String> texts(@Nullable JsonNode list) {
        var texts = new HashSet<String>();
        if (list != null) {
            list.forEach(item -> texts.add(item.asString()));
        }
        return texts;
    }
}
