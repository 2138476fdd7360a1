package io.penstock.cli.audit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Evidence in a folder, as {@link BundleWriter} writes it. Reads; whether nothing was changed is the question of {@link
 * BundleVerify}.
 */
public final class BundleEvidence implements Evidence {

    private final Path folder;
    private final Manifest manifest;

    /** @throws AuditException if the folder holds no evidence, or its manifest was changed */
    public BundleEvidence(Path folder) {
        this.folder = folder;
        var findings = new ArrayList<Finding>();
        this.manifest = Manifest.parse(manifestText(folder), findings)
                .orElseThrow(() ->
                        new AuditException(folder + ": " + findings.getFirst().text()));
    }

    /** @throws AuditException if there is none */
    static String manifestText(Path folder) {
        try {
            // Byte by byte, so that a byte that is no UTF-8 stays a difference.
            return new String(Files.readAllBytes(Manifest.in(folder)), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new AuditException(folder + " is no evidence folder: it has no " + Manifest.NAME
                    + "; make one with ./penstock audit export --out DIR");
        }
    }

    @Override
    public Stream<LogRecord> log(String service) {
        return LogRecord.stream(service, new SequenceInputStream(files(service)));
    }

    @Override
    public List<Anchor> anchors(String service) {
        try {
            var anchors = new ArrayList<Anchor>();
            for (var part : manifest.parts(service, Manifest.Kind.ANCHORS)) {
                for (var line : Files.readAllLines(folder.resolve(part.file()))) {
                    anchors.add(AnchorLine.parse(line).anchor());
                }
            }
            return anchors;
        } catch (IOException | IllegalArgumentException e) {
            throw new AuditException("cannot read the anchors of " + service + " in " + folder + ": " + e.getMessage());
        }
    }

    @Override
    public long eventCount(String service) {
        var journal = manifest.services().get(service);
        return journal == null ? 0 : journal.records();
    }

    @SuppressWarnings("JdkObsolete") // SequenceInputStream opens file after file only from this
    private Enumeration<InputStream> files(String service) {
        Iterator<Manifest.Part> parts =
                manifest.parts(service, Manifest.Kind.LOG).iterator();
        return new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return parts.hasNext();
            }

            @Override
            public InputStream nextElement() {
                var part = parts.next();
                try {
                    return part.bytes() == 0
                            ? new ByteArrayInputStream(new byte[0])
                            : Files.newInputStream(folder.resolve(part.file()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }
}
