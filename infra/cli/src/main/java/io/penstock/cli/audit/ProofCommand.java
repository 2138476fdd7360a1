package io.penstock.cli.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./penstock audit proof}: shows one record to somebody who may not see the others. */
@Command(
        name = "proof",
        description = "Writes the proof that one record is under a root on chain, without the other records.")
final class ProofCommand extends AuditCommand.Base {

    private static final Pattern RECORD = Pattern.compile("(issuance|servicing):([1-9]\\d{0,17})");

    @Option(
            names = "--record",
            required = true,
            paramLabel = "SERVICE:POSITION",
            description = "Which record: issuance:17.")
    private @Nullable String record;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the proof goes, JSON.")
    private @Nullable Path out;

    @Override
    public Integer call() throws Exception {
        var place = RECORD.matcher(Objects.requireNonNull(record));
        if (!place.matches()) {
            throw usage("--record is a service and a position, such as issuance:17, not " + record);
        }
        var proof = evidence(log -> RecordProof.of(log, place.group(1), Long.parseLong(place.group(2))));
        var file = Objects.requireNonNull(out);
        Files.writeString(file, proof + "\n");
        out().println(record + " is under the root " + proof.path("root").asText() + " of the records "
                + proof.path("from") + " to " + proof.path("to") + ": proof in " + file);
        out().flush();
        json(java.util.Map.of("record", record, "root", proof.path("root").asText(), "file", file.toString()));
        return 0;
    }
}
