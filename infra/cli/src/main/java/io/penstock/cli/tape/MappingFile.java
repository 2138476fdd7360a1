package io.penstock.cli.tape;

import io.penstock.cli.file.Fault;
import io.penstock.cli.file.RefusedException;
import io.penstock.cli.file.TextFiles;
import io.penstock.platform.deal.YamlDocument;
import io.penstock.tape.TapeForm;
import io.penstock.tape.TapeMapping;
import io.penstock.tape.yaml.MappingYaml;
import java.nio.file.Path;

/** A mapping in a file of its own, the text that the service keeps too. */
final class MappingFile {

    private MappingFile() {}

    /**
     * Reads a mapping.
     *
     * @throws RefusedException with all faults and their places
     */
    static TapeForm read(Path file) {
        var read = MappingYaml.read(TextFiles.read(file));
        return read.mapping()
                .map(TapeMapping::toForm)
                .orElseThrow(() -> new RefusedException(read.faults().stream()
                        .map(f -> new Fault(
                                file.toString(),
                                new YamlDocument.Place(f.line(), f.column()),
                                f.path(),
                                f.code(),
                                f.detail(),
                                f.advice()))
                        .toList()));
    }
}
