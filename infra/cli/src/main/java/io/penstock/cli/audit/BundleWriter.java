package io.penstock.cli.audit;

import io.penstock.contracts.journal.JournalLine;
import io.penstock.onchain.AnchorReceipt;
import io.penstock.onchain.ContractAddresses;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Writes evidence into a folder: each log in files of {@value #PART} records, the anchors with what the chain says of
 * them, and last the manifest, so that a folder with a manifest is a whole one. Each record is checked on its way. An
 * export that broke off goes on behind the last whole file.
 */
final class BundleWriter {

    static final int PART = 50_000;

    private static final Pattern OURS = Pattern.compile("(issuance|servicing)-(\\d{6}|anchors)\\.ndjson(\\.new)?");
    private static final String DRAFT = ".new";

    private final Evidence source;
    private final Witness witness;
    private final ContractAddresses contracts;
    private final Path folder;
    private final Consumer<String> progress;
    private final int partSize;

    BundleWriter(
            Evidence source,
            Witness witness,
            ContractAddresses contracts,
            Path folder,
            Consumer<String> progress,
            int partSize) {
        this.source = source;
        this.witness = witness;
        this.contracts = contracts;
        this.folder = folder;
        this.progress = progress;
        this.partSize = partSize;
    }

    /** Who asks the chain about an anchor. */
    @FunctionalInterface
    interface Witness {

        Optional<AnchorReceipt> of(String service, Evidence.Anchor anchor);
    }

    /** @throws AuditException if the folder holds something else, or the log is broken */
    void write() throws IOException {
        prepare();
        var services = new LinkedHashMap<String, Manifest.Journal>();
        var parts = new ArrayList<Manifest.Part>();
        for (var service : Evidence.SERVICES) {
            var anchors = source.anchors(service);
            long end = anchors.isEmpty() ? 0 : anchors.getLast().to();
            var check = log(service, anchors, end, parts);
            anchors(service, anchors, parts);
            services.put(
                    service, new Manifest.Journal(service, end, check.head().headHex(), anchors.size()));
        }
        whole(Manifest.in(folder), new Manifest(contracts, services, parts).print());
    }

    private void prepare() throws IOException {
        Files.createDirectories(folder);
        try (var entries = Files.list(folder)) {
            for (var entry : (Iterable<Path>) entries::iterator) {
                var name = String.valueOf(entry.getFileName());
                if (name.equals(Manifest.NAME)) {
                    throw new AuditException(folder + " holds a whole export already; name a new folder");
                }
                if (!OURS.matcher(name).matches()) {
                    throw new AuditException(folder + " is not empty; name a new folder");
                }
                if (name.endsWith(DRAFT)) {
                    Files.delete(entry);
                }
            }
        }
    }

    /** The log up to its last anchor: what comes later is for the next export. */
    private JournalCheck log(String service, List<Evidence.Anchor> anchors, long end, List<Manifest.Part> parts)
            throws IOException {
        var check = new JournalCheck(service, anchors);
        int number = keep(service, end, check, parts);
        if (check.position() == end) {
            return check;
        }
        try (var log = source.log(service, check.position())) {
            var records = log.iterator();
            while (check.position() < end) {
                number++;
                parts.add(part(service, number, records, end, check));
                progress.accept("%s: %,d of %,d records".formatted(service, check.position(), end));
            }
        }
        return check;
    }

    /** Takes over the files that an export before this one finished, each record checked. */
    private int keep(String service, long end, JournalCheck check, List<Manifest.Part> parts) throws IOException {
        int number = 0;
        while (Files.exists(file(service, number + 1))) {
            var path = file(service, number + 1);
            long first = check.position() + 1;
            var digest = Sha256Files.digest();
            try (var log = LogRecord.stream(
                    service, new java.security.DigestInputStream(Files.newInputStream(path), digest))) {
                for (var record : (Iterable<LogRecord>) log::iterator) {
                    take(service, record, check);
                }
            }
            if (check.position() > end) {
                throw new AuditException(
                        folder + " holds more of " + service + " than this platform has; name a new folder");
            }
            number++;
            parts.add(describe(path, service, first, check.position(), digest.digest()));
        }
        if (number > 0) {
            progress.accept("%s: goes on behind record %,d".formatted(service, check.position()));
        }
        return number;
    }

    private Manifest.Part part(String service, int number, Iterator<LogRecord> records, long end, JournalCheck check)
            throws IOException {
        var path = file(service, number);
        var draft = draft(path);
        long first = check.position() + 1;
        long last = Math.min(end, first + partSize - 1);
        var digest = Sha256Files.digest();
        try (OutputStream out =
                new BufferedOutputStream(new DigestOutputStream(Files.newOutputStream(draft), digest), 1 << 16)) {
            while (check.position() < last) {
                if (!records.hasNext()) {
                    throw new AuditException(service + ": the log ends at position " + check.position()
                            + ", its anchors reach to " + end);
                }
                var record = records.next();
                take(service, record, check);
                out.write(JournalLine.write(record.position(), record.event(), record.hash()));
                out.write('\n');
            }
        }
        publish(draft, path);
        return describe(path, service, first, last, digest.digest());
    }

    private static void take(String service, LogRecord record, JournalCheck check) {
        var fault = check.next(new Verify.Entry(record));
        if (fault != null) {
            throw new AuditException(service + ": " + fault);
        }
    }

    private void anchors(String service, List<Evidence.Anchor> anchors, List<Manifest.Part> parts) throws IOException {
        var path = folder.resolve(service + "-anchors.ndjson");
        var text = new StringBuilder();
        for (var anchor : anchors) {
            text.append(new AnchorLine(anchor, witness.of(service, anchor).orElse(null)).print())
                    .append('\n');
        }
        whole(path, text.toString());
        parts.add(new Manifest.Part(
                String.valueOf(path.getFileName()),
                service,
                Manifest.Kind.ANCHORS,
                1,
                anchors.size(),
                text.length(),
                Sha256Files.of(text.toString().getBytes(StandardCharsets.UTF_8))));
    }

    private Path file(String service, int number) {
        return folder.resolve("%s-%06d.ndjson".formatted(service, number));
    }

    private static Path draft(Path path) {
        return path.resolveSibling(path.getFileName() + DRAFT);
    }

    private static Manifest.Part describe(Path path, String service, long first, long last, byte[] sha256)
            throws IOException {
        return new Manifest.Part(
                String.valueOf(path.getFileName()),
                service,
                Manifest.Kind.LOG,
                first,
                last,
                Files.size(path),
                HexFormat.of().formatHex(sha256));
    }

    private static void whole(Path path, String text) throws IOException {
        var draft = draft(path);
        Files.writeString(draft, text, StandardCharsets.UTF_8);
        publish(draft, path);
    }

    /** On disk first, then under its name: a file with its name is a whole one, whatever dies when. */
    private static void publish(Path draft, Path path) throws IOException {
        try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
