package io.penstock.cli.audit;

import io.penstock.onchain.AnchorReceipts;
import io.penstock.onchain.ChainIdentity;
import io.penstock.onchain.ChainReader;
import io.penstock.onchain.JournalRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.http.HttpService;

/** Compares the anchors of an exported folder with a node of the auditor's choice. */
final class BundleOnChain {

    private final Path folder;
    private final String node;

    /** @param node URL of its JSON-RPC */
    BundleOnChain(Path folder, String node) {
        this.folder = folder;
        this.node = node;
    }

    /** Adds to the report what was compared and what differs. */
    void compare(BundleVerify verified, AuditReport report) throws IOException {
        var contracts = Manifest.parse(BundleEvidence.manifestText(folder), new ArrayList<>())
                .orElseThrow()
                .contracts();
        var web3j = Web3j.build(new HttpService(node));
        try {
            var mismatch = ChainIdentity.check(web3j, contracts);
            if (mismatch.isPresent()) {
                report.fault("the node is not of the chain of this folder: " + mismatch.get());
                return;
            }
            var reader = new ChainReader(web3j, contracts);
            var receipts = new AnchorReceipts(web3j, contracts.eventAnchor());
            for (var service : Evidence.SERVICES) {
                var ranges = reader.anchors(service);
                var lines = verified.anchors(service);
                if (ranges.size() < lines.size()) {
                    report.fault(service + ": the chain has " + ranges.size() + " anchors, the folder " + lines.size());
                    continue;
                }
                for (int i = 0; i < lines.size(); i++) {
                    compare(service, lines.get(i), ranges.get(i), receipts, report);
                }
                report.count("later anchors on chain", ranges.size() - (long) lines.size());
            }
        } finally {
            web3j.shutdown();
        }
    }

    private static void compare(
            String service, AnchorLine line, JournalRange range, AnchorReceipts receipts, AuditReport report) {
        var anchor = line.anchor();
        var said = new JournalRange(
                anchor.from(), anchor.to(), "0x" + anchor.root(), "0x" + anchor.head(), range.blockNumber());
        report.same(service + " block to " + anchor.to(), said, "folder", range, "chain");
        report.count("anchors on chain", 1);
        var receipt = line.receipt();
        if (receipt != null) {
            receipts.of(receipt.transactionHash())
                    .ifPresentOrElse(
                            seen -> report.same(
                                    service + " receipt of the block to " + anchor.to(),
                                    receipt,
                                    "folder",
                                    seen,
                                    "chain"),
                            () -> report.count("receipts the node no longer has", 1));
        }
    }
}
