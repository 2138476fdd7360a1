package io.penstock.cli.audit;

import io.penstock.contracts.journal.HashChain;
import io.penstock.contracts.journal.JournalRecord;
import io.penstock.contracts.journal.MerkleFrontier;
import io.penstock.onchain.AnchorReceipt;
import io.penstock.onchain.ContractAddresses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Exported folders of any size, made as the command makes them from a log that is made up while it is read. */
final class SampleBundle implements Evidence {

    private static final String CONTRACT = "0x" + "ab".repeat(20);
    private static final String WORD = "0x" + "cd".repeat(32);

    static final ContractAddresses CONTRACTS = new ContractAddresses(
            31337, WORD, WORD, WORD, 1, CONTRACT, CONTRACT, CONTRACT, CONTRACT, CONTRACT, CONTRACT, CONTRACT, CONTRACT,
            CONTRACT, CONTRACT, CONTRACT, CONTRACT, CONTRACT, Map.of());

    private final long events;
    private final int blockEvents;
    private final int streams;

    SampleBundle(long events, int blockEvents, int streams) {
        this.events = events;
        this.blockEvents = blockEvents;
        this.streams = streams;
    }

    /** Writes a folder in files of so many records. */
    void write(Path folder, int partSize) throws IOException {
        new BundleWriter(
                        this,
                        (service, anchor) -> Optional.of(receipt(service, anchor)),
                        CONTRACTS,
                        folder,
                        _ -> {},
                        partSize)
                .write();
    }

    @Override
    public Stream<LogRecord> log(String service) {
        var head = new HashChain[] {HashChain.start(service)};
        return LongStream.range(0, events).mapToObj(i -> {
            var event = event(i);
            head[0] = head[0].append(event);
            return new LogRecord(head[0].position(), event, head[0].headHex());
        });
    }

    @Override
    public List<Anchor> anchors(String service) {
        var anchors = new ArrayList<Anchor>();
        var block = new MerkleFrontier();
        var head = HashChain.start(service);
        for (long i = 0; i < events; i++) {
            byte[] hash = event(i).hash();
            head = head.append(hash);
            block.add(hash);
            if (block.count() == blockEvents || i == events - 1) {
                anchors.add(new Anchor(
                        head.position() - block.count() + 1,
                        head.position(),
                        HexFormat.of().formatHex(block.root()),
                        head.headHex()));
                block.clear();
            }
        }
        return anchors;
    }

    @Override
    public long eventCount(String service) {
        return events;
    }

    static AnchorReceipt receipt(String service, Anchor anchor) {
        return new AnchorReceipt(
                WORD,
                100 + anchor.to(),
                WORD,
                WORD,
                WORD,
                WORD,
                1_795_000_000L + anchor.to(),
                CONTRACT,
                List.of(AnchorReceipt.EVENT, AnchorReceipt.topicOf(service)),
                AnchorReceipt.dataOf(anchor.from(), anchor.to(), anchor.root(), anchor.head()));
    }

    /** Texts with whatever must be escaped, and what must not. */
    private JournalRecord event(long i) {
        return new JournalRecord(
                "00000000-0000-4000-8000-%012d".formatted(i),
                "distribution",
                "D-" + i % streams,
                i / streams,
                "distribution.holder-paid",
                "1",
                JournalRecord.instantText(
                        java.time.Instant.ofEpochSecond(1_795_000_000L + i / 100, i % 100 * 1_000_000)),
                "{\"holder\":\"I-%d\",\"amount\":{\"currency\":\"USD\",\"minorUnits\":\"%d\"},\"note\":\"Größe \\\"%d\\\" \u20ac \\u0007\\n\"}"
                        .formatted(i % 977, 100 * i, i),
                "{\"commandId\":\"c-%d\",\"actor\":\"sam\",\"traceparent\":\"00-%032x-%016x-01\"}".formatted(i, i, i));
    }
}
