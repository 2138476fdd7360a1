package io.penstock.cli.tape;

import io.penstock.cli.file.Part;
import io.penstock.cli.file.StructuredFile;
import io.penstock.issuance.pool.adapter.form.Forms;
import io.penstock.issuance.pool.domain.tape.CellType;
import io.penstock.issuance.pool.domain.tape.DateForm;
import io.penstock.issuance.pool.domain.tape.Role;
import io.penstock.issuance.pool.domain.tape.TapeForm;
import io.penstock.issuance.pool.domain.tape.TapeMapping;
import io.penstock.issuance.pool.domain.tape.TapeMapping.Column;
import io.penstock.issuance.pool.domain.tape.Unit;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;

/** A mapping as YAML: how the columns of a servicer's own file are read. The keys stand in {@code docs/reference/tapes.md}. */
final class MappingFile {

    private static final Set<String> KEYS =
            Set.of("name", "form", "dates", "missing", "history", "tolerance", "columns");
    private static final Set<String> COLUMN_KEYS = Set.of("field", "type", "role", "unit", "dates", "codes", "repeats");
    private static final String NO_ROLE = "NONE";

    private MappingFile() {}

    /**
     * Reads a mapping.
     *
     * @throws io.penstock.cli.file.RefusedException with all faults and their places
     */
    static TapeForm read(Path file) {
        var yaml = StructuredFile.read(file);
        var root = yaml.root();
        root.members(KEYS);
        var columns = new LinkedHashMap<String, Column>();
        root.required("columns", "Write one with ./penstock tape map FILE")
                .ifPresent(all -> all.members().forEach((name, part) -> columns.put(name, column(part))));
        var missing = new HashSet<String>();
        root.find("missing")
                .ifPresent(list -> list.items().forEach(item -> item.text().ifPresent(missing::add)));
        var mapping = new TapeMapping(
                root.required("name", "Name the servicer and the kind of loans")
                        .flatMap(Part::text)
                        .orElse(""),
                root.find("form").flatMap(MappingFile::form),
                root.find("dates").flatMap(MappingFile::dates),
                columns,
                missing,
                root.find("history").map(Part::flag).orElse(false),
                root.find("tolerance")
                        .flatMap(Part::decimal)
                        .map(MappingFile::minor)
                        .orElse(0L));
        yaml.refuseIfFaulty();
        return mapping.toForm();
    }

    private static Column column(Part part) {
        part.members(COLUMN_KEYS);
        var role = part.find("role").flatMap(Part::text);
        var codes = new HashSet<String>();
        part.find("codes")
                .ifPresent(list -> list.items().forEach(item -> item.text().ifPresent(codes::add)));
        return new Column(
                part.find("field").flatMap(Part::text),
                part.find("type").flatMap(p -> p.word(CellType.class)),
                role.filter(r -> !r.equals(NO_ROLE)).isPresent()
                        ? part.find("role").flatMap(p -> p.word(Role.class))
                        : Optional.empty(),
                role.filter(r -> r.equals(NO_ROLE)).isPresent(),
                part.find("unit").flatMap(p -> p.word(Unit.class)),
                part.find("dates").flatMap(MappingFile::dates),
                codes,
                part.find("repeats").map(Part::flag).orElse(false));
    }

    private static Optional<TapeForm> form(Part part) {
        return part.text().flatMap(name -> {
            var form = Forms.named(name);
            if (form.isEmpty()) {
                part.fault(
                        "FORM_UNKNOWN",
                        "there is no form " + name,
                        "Forms are "
                                + String.join(
                                        ", ",
                                        Forms.all().stream().map(TapeForm::name).toList()));
            }
            return form;
        });
    }

    private static Optional<DateForm> dates(Part part) {
        return part.parsed(
                "one of "
                        + String.join(
                                ", ",
                                Arrays.stream(DateForm.values())
                                        .map(DateForm::pattern)
                                        .toList()),
                text -> Arrays.stream(DateForm.values())
                        .filter(d -> d.pattern().equals(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(text)));
    }

    private static long minor(BigDecimal major) {
        return major.movePointRight(2).longValueExact();
    }
}
