package io.penstock.cli.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./penstock audit proof}: shows one record or one loan to somebody who may not see the others. */
@Command(
        name = "proof",
        description = "Writes the proof that one record or one loan is under a root on chain, without the others.")
final class ProofCommand extends AuditCommand.Base {

    private static final Pattern LOAN = Pattern.compile("([^/\\s]+)/(\\S+)");
    private static final Pattern RECORD = Pattern.compile("(issuance|servicing):([1-9]\\d{0,17})");

    @Option(names = "--record", paramLabel = "SERVICE:POSITION", description = "Which record: issuance:17.")
    private @Nullable String record;

    @Option(
            names = "--loan",
            paramLabel = "POOL/LOAN",
            description = "Which loan of a frozen pool; ./penstock audit loan checks the proof against the chain.")
    private @Nullable String loan;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the proof goes, JSON.")
    private @Nullable Path out;

    @Override
    public Integer call() throws Exception {
        if ((record == null) == (loan == null)) {
            throw usage("name one thing to prove: --record SERVICE:POSITION or --loan POOL/LOAN");
        }
        return loan == null ? ofRecord(Objects.requireNonNull(record)) : ofLoan(loan);
    }

    private int ofLoan(String name) throws Exception {
        var place = LOAN.matcher(name);
        if (!place.matches()) {
            throw usage("--loan is a pool and a loan, such as AUTO-2020/1234, not " + name);
        }
        if (bundle != null) {
            throw usage("an exported folder holds no loans: leave out --bundle");
        }
        var proof = session(audit -> audit.loanProof(place.group(1), place.group(2)));
        var file = Objects.requireNonNull(out);
        Files.writeString(file, proof.toPrettyString() + "\n");
        out().println("loan " + name + " is under the root "
                + proof.path("root").asText() + " of " + proof.path("loanCount") + " loans: proof in " + file);
        out().flush();
        json(java.util.Map.of("loan", name, "root", proof.path("root").asText(), "file", file.toString()));
        return 0;
    }

    private int ofRecord(String name) throws Exception {
        var place = RECORD.matcher(name);
        if (!place.matches()) {
            throw usage("--record is a service and a position, such as issuance:17, not " + name);
        }
        var proof = evidence(log -> RecordProof.of(log, place.group(1), Long.parseLong(place.group(2))));
        var file = Objects.requireNonNull(out);
        Files.writeString(file, proof + "\n");
        out().println(name + " is under the root " + proof.path("root").asText() + " of the records "
                + proof.path("from") + " to " + proof.path("to") + ": proof in " + file);
        out().flush();
        json(java.util.Map.of("record", name, "root", proof.path("root").asText(), "file", file.toString()));
        return 0;
    }
}
