package io.penstock.cli.tape;

import io.penstock.cli.file.Part;
import io.penstock.cli.file.StructuredFile;
import io.penstock.tape.ControlFigures;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The originator's control totals as YAML or JSON: {@code loans}, {@code sums} by the name of a column, {@code counts} by
 * region or status.
 */
final class ControlFile {

    private static final Set<String> KEYS = Set.of("loans", "sums", "counts");

    private ControlFile() {}

    /**
     * Reads control totals.
     *
     * @throws io.penstock.cli.file.RefusedException with all faults and their places
     */
    static ControlFigures read(Path file) {
        var yaml = StructuredFile.read(file);
        var root = yaml.root();
        root.members(KEYS);
        var loans = root.find("loans").flatMap(Part::count);
        var sums = new HashMap<String, BigDecimal>();
        root.find("sums")
                .ifPresent(all -> all.members()
                        .forEach((name, part) -> part.decimal().ifPresent(value -> sums.put(name, value))));
        var counts = new HashMap<String, Long>();
        root.find("counts")
                .ifPresent(all -> all.members()
                        .forEach((name, part) -> part.count().ifPresent(value -> counts.put(name, (long) value))));
        yaml.refuseIfFaulty();
        return new ControlFigures(
                loans.isPresent() ? OptionalLong.of(loans.get()) : OptionalLong.empty(), sums, counts);
    }
}
