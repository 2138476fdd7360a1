package io.penstock.tape.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.tape.CellType;
import io.penstock.tape.DateForm;
import io.penstock.tape.MappingProposal;
import io.penstock.tape.Role;
import io.penstock.tape.TapeMapping;
import io.penstock.tape.TapeMapping.Column;
import io.penstock.tape.Unit;
import io.penstock.tape.check.TapeSamples;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written is read again as the same, and what is wrong is said with its place. */
class MappingYamlTest {

    private static final List<String> NAMES = List.of(
            "Rate", "no", "a b", "Größe", "\"x\"", "1", "true", "a: b", "# c", "-", "x\ty", "[z]", "a.b", "null");

    @Test
    void aConfirmedMappingIsReadAsItWas() {
        for (long seed = 1; seed <= 300; seed++) {
            var mapping = random(RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
            var text = MappingText.of(mapping);
            var read = MappingYaml.read(text);
            assertThat(read.faults()).as("seed " + seed + "\n" + text).isEmpty();
            assertThat(read.mapping()).as("seed " + seed + "\n" + text).contains(mapping);
            assertThat(MappingText.of(read.mapping().orElseThrow())).isEqualTo(text);
        }
    }

    @Test
    void aProposalIsAMappingThatIsReadWithoutFault() {
        var names = List.of("Loan Number", "no", "Status", "# odd: \"name\"", "");
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < 40; i++) {
            rows.add(List.of("L" + i, "6.5", i % 3 == 0 ? "open" : "closed", "31.07.2020", "x"));
        }
        var samples = new TapeSamples("Sheet 1", names, rows, Optional.empty(), "");
        var read = MappingYaml.read(MappingText.of("a b", samples, MappingProposal.of(names, rows)));
        assertThat(read.faults()).isEmpty();
        var mapping = read.mapping().orElseThrow();
        assertThat(mapping.header()).containsExactly("Loan Number", "no", "Status", "# odd: \"name\"");
        assertThat(mapping.sheet()).isEqualTo("Sheet 1");
        var status = Objects.requireNonNull(mapping.columns().get("Status"));
        assertThat(status.type()).contains(CellType.CODE);
        assertThat(status.codes()).containsExactlyInAnyOrder("open", "closed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "columns: {a: {type: TEXT}}|KEY_MISSING|name",
                "name: m|KEY_MISSING|columns",
                "{name: m, columns: {a: {type: DAY}}}|VALUE_MALFORMED|columns.a.type",
                "{name: m, columns: {a: {role: LOAN_ID}, b: {role: LOAN_ID}}}|ROLE_TWICE|columns.b",
                "{name: m, columns: {a: {kind: x}}}|KEY_UNKNOWN|columns.a.kind",
                "{name: m, columns: {a: {dates: dd}}}|VALUE_MALFORMED|columns.a.dates",
                "{name: m, columns: {a: 1}}|SHAPE_UNEXPECTED|columns.a",
                "{name: m, columns: [a]}|SHAPE_UNEXPECTED|columns",
                "{name: m, form: none, columns: {}}|FORM_UNKNOWN|form",
                "{name: m, history: maybe, columns: {}}|VALUE_MALFORMED|history",
                "{name: m, tolerance: 1.234, columns: {}}|VALUE_MALFORMED|tolerance",
                "{name: m, header: a, columns: {}}|SHAPE_UNEXPECTED|header",
            })
    void whatIsWrongIsSaidWithItsPlace(String yaml, String code, String path) {
        var read = MappingYaml.read(yaml);
        assertThat(read.mapping()).isEmpty();
        assertThat(read.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.path()).isEqualTo(path);
            assertThat(fault.line()).isEqualTo(1);
        });
    }

    private static TapeMapping random(RandomGenerator random) {
        var columns = new LinkedHashMap<String, Column>();
        var roles = new ArrayList<>(EnumSet.allOf(Role.class));
        for (int i = random.nextInt(6); i > 0; i--) {
            boolean without = random.nextInt(5) == 0;
            columns.put(
                    pick(random, NAMES),
                    new Column(
                            random.nextBoolean() ? Optional.of(pick(random, NAMES)) : Optional.empty(),
                            random.nextBoolean()
                                    ? Optional.of(pick(random, List.of(CellType.values())))
                                    : Optional.empty(),
                            !without && random.nextBoolean()
                                    ? Optional.of(roles.remove(random.nextInt(roles.size())))
                                    : Optional.empty(),
                            without,
                            random.nextBoolean() ? Optional.of(pick(random, List.of(Unit.values()))) : Optional.empty(),
                            random.nextBoolean()
                                    ? Optional.of(pick(random, List.of(DateForm.values())))
                                    : Optional.empty(),
                            random.nextBoolean() ? Set.of(pick(random, NAMES), "other") : Set.of(),
                            random.nextBoolean()));
        }
        return new TapeMapping(
                pick(random, NAMES),
                Optional.empty(),
                random.nextBoolean() ? Optional.of(DateForm.EU_DOT) : Optional.empty(),
                columns,
                random.nextBoolean() ? Set.of("-", "NULL") : Set.of(),
                random.nextBoolean(),
                random.nextLong(1_000_000),
                random.nextBoolean() ? pick(random, NAMES) : "",
                random.nextBoolean() ? NAMES : List.of());
    }

    private static <T> T pick(RandomGenerator random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
