package io.penstock.cli.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penstock.contracts.journal.JournalLine;
import io.penstock.contracts.journal.MerkleTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;

/** That one record is under an anchored root, without the records beside it. */
final class RecordProof {

    static final String FORMAT = "penstock-proof-1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordProof() {}

    /** @throws AuditException if no anchor covers the position, or the log does not give the anchor's root */
    static ObjectNode of(Evidence evidence, String service, long position) {
        var anchor = evidence.anchors(service).stream()
                .filter(a -> a.from() <= position && position <= a.to())
                .findFirst()
                .orElseThrow(() -> new AuditException("no anchor covers position " + position + " of " + service));
        var hashes = new ArrayList<byte[]>();
        var line = "";
        try (var log = evidence.log(service, anchor.from() - 1)) {
            for (var record : (Iterable<LogRecord>) log.limit(anchor.to() - anchor.from() + 1)::iterator) {
                hashes.add(record.event().hash());
                if (record.position() == position) {
                    line = new String(
                            JournalLine.write(position, record.event(), record.hash()), StandardCharsets.UTF_8);
                }
            }
        }
        var hex = HexFormat.of();
        if (!hex.formatHex(MerkleTree.root(hashes)).equals(anchor.root())) {
            throw new AuditException(service + ": the records " + anchor.from() + " to " + anchor.to()
                    + " do not give the anchored root; see ./penstock audit verify");
        }
        var proof = MerkleTree.prove(hashes, (int) (position - anchor.from()));
        var json = JSON.createObjectNode()
                .put("format", FORMAT)
                .put("service", service)
                .put("line", line)
                .put("from", anchor.from())
                .put("to", anchor.to())
                .put("root", anchor.root());
        var siblings = json.putArray("siblings");
        proof.siblings().forEach(sibling -> siblings.add(hex.formatHex(sibling)));
        return json;
    }
}
