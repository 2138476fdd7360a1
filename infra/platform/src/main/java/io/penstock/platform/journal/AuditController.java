package io.penstock.platform.journal;

import io.penstock.contracts.journal.JournalLine;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Hands an auditor everything that a check needs, as stored. The check itself needs no service of ours. */
@RestController
@RequestMapping("/v1/audit")
class AuditController {

    private static final int PAGE = 1_000;
    private final Journal journal;
    private final JournalBlocks blocks;
    private final JournalAnchor anchor;

    AuditController(Journal journal, JournalBlocks blocks, JournalAnchor anchor) {
        this.journal = journal;
        this.blocks = blocks;
        this.anchor = anchor;
    }

    /**
     * The journal as one JSON document a line, in order of position, with no more than a page of it in memory.
     *
     * @param after the last position that the caller has
     * @param limit how many at most; to the end if it is not given
     */
    @GetMapping("/log")
    @PreAuthorize("hasRole('auditor')")
    void log(
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "9223372036854775807") long limit,
            HttpServletResponse response)
            throws IOException {
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        var out = new BufferedOutputStream(response.getOutputStream(), 1 << 16);
        long position = after;
        long left = limit;
        while (left > 0) {
            var page = journal.after(position, (int) Math.min(PAGE, left));
            for (Journal.Entry entry : page) {
                out.write(JournalLine.write(entry.position(), entry.record(), entry.hash()));
                out.write('\n');
                position = entry.position();
            }
            left -= page.size();
            if (page.size() < PAGE) {
                break;
            }
        }
        out.flush();
    }

    /** Where the journal ends, and how many events the log holds: the two differ only while the journal catches up. */
    @GetMapping("/head")
    @PreAuthorize("hasRole('auditor')")
    Map<String, Object> head() {
        long logCount = journal.logCount();
        var head = journal.head();
        var body = new LinkedHashMap<String, Object>();
        body.put("service", journal.service());
        body.put("position", head.position());
        body.put("hash", head.headHex());
        body.put("logCount", logCount);
        return body;
    }

    /** Every block of the journal with its state, oldest first: on chain, on its way, refused and why. */
    @GetMapping("/anchors")
    @PreAuthorize("hasRole('auditor')")
    List<AnchoredBlock> anchors() {
        return blocks.all();
    }

    /**
     * Anchors what is new without waiting for the clock, and submits refused blocks again. Ask again until the state is
     * ANCHORED.
     */
    @PostMapping("/anchor")
    @PreAuthorize("hasAnyRole('auditor', 'operator')")
    JournalAnchor.Status anchor() {
        return anchor.anchor();
    }
}
