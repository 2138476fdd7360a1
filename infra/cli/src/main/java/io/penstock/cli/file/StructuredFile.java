package io.penstock.cli.file;

import io.penstock.deal.CanonicalJson;
import io.penstock.platform.deal.DealYaml;
import io.penstock.platform.deal.DealYamlException;
import io.penstock.platform.deal.YamlDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A YAML or JSON file, each part of which has a line and a column. All scalars are texts, so that no figure passes
 * through binary floating point; {@code 1.10} and {@code "1.10"} are the same.
 *
 * <p>Faults are collected, so that a person sees them all at once: {@link #refuseIfFaulty()} ends the reading.
 */
public final class StructuredFile {

    private final String name;
    private final YamlDocument document;
    private final List<Fault> faults = new ArrayList<>();

    private StructuredFile(String name, YamlDocument document) {
        this.name = name;
        this.document = document;
    }

    /**
     * Reads a file.
     *
     * @throws RefusedException if it is no YAML or JSON, or repeats a key
     */
    public static StructuredFile read(Path file) {
        return of(file.toString(), TextFiles.read(file));
    }

    /**
     * Reads a text.
     *
     * @param name for the faults
     * @throws RefusedException if it is no YAML or JSON, or repeats a key
     */
    public static StructuredFile of(String name, String text) {
        try {
            return new StructuredFile(name, DealYaml.read(text));
        } catch (DealYamlException e) {
            throw new RefusedException(e.faults().stream()
                    .map(f ->
                            new Fault(name, new YamlDocument.Place(f.line(), f.column()), "", f.code(), f.detail(), ""))
                    .toList());
        }
    }

    public String name() {
        return name;
    }

    public String canonicalJson() {
        return document.canonicalJson();
    }

    /** The whole document. */
    public Part root() {
        return new Part(this, "", CanonicalJson.parse(document.canonicalJson()));
    }

    /** Where a part stands; of a missing one, where that stands which it is missing from. */
    public YamlDocument.Place placeOf(String path) {
        return document.placeOf(path);
    }

    /** Notes that something is wrong. */
    public void fault(String path, String code, String detail, String advice) {
        faults.add(new Fault(name, document.placeOf(path), path, code, detail, advice));
    }

    /**
     * Ends the reading.
     *
     * @throws RefusedException with all faults, if there is one
     */
    public void refuseIfFaulty() {
        if (!faults.isEmpty()) {
            throw new RefusedException(faults);
        }
    }
}
