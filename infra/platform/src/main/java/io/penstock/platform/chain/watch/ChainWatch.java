package io.penstock.platform.chain.watch;

import io.penstock.onchain.ChainIdentity;
import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.LogReader;
import io.penstock.onchain.LogReader.Entry;
import io.penstock.onchain.LogReader.Meaning;
import io.penstock.platform.chain.BlockRef;
import io.penstock.platform.chain.reconcile.Watched;
import io.penstock.platform.lease.Leases;
import io.penstock.platform.start.PlatformProperties;
import io.penstock.platform.start.Worker;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameter;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.methods.response.EthBlock;

/**
 * Reads the logs of our contracts behind the confirmations, in one instance of the service at a time, and tells observers
 * what nobody here has caused. Blocks and logs are stored together, then told: whatever dies in between, nothing is lost,
 * and what is told twice has the same position.
 *
 * <p>A block that is gone is marked, and reading goes back to the last one that is still there. A transaction that stands
 * in another block afterwards keeps its position, so that it is one fact; one that does not come back is told to be gone.
 */
public final class ChainWatch extends Worker implements Watched {

    private static final Logger LOG = LoggerFactory.getLogger(ChainWatch.class);
    private static final int BLOCKS_A_ROUND = 200;
    private static final int LOGS_A_ROUND = 500;

    private final Web3j web3;
    private final ContractAddresses contracts;
    private final LogReader reader;
    private final WatchStore store;
    private final PlatformProperties.Chain settings;
    private final List<ChainObserver> observers;

    /** Transactions that are gone and were told to be; in memory alone, since telling it again changes nothing. */
    private final Set<String> goneAndTold = new HashSet<>();

    /** Whether something may be gone that was not told to be: at the start nobody knows. */
    private boolean lookForGone = true;

    public ChainWatch(
            Web3j web3,
            ContractAddresses contracts,
            PlatformProperties.Chain settings,
            JdbcTemplate jdbc,
            Leases leases,
            List<ChainObserver> observers) {
        super("chain-watch", leases);
        this.web3 = web3;
        this.contracts = contracts;
        this.reader = new LogReader(web3, contracts);
        this.store = new WatchStore(jdbc, leases, contracts.deploymentId());
        this.settings = settings;
        this.observers = List.copyOf(observers);
    }

    @Override
    protected void work() throws Exception {
        while (active()) {
            boolean more = round();
            healthy();
            if (!more) {
                pause(settings.watch().interval());
            }
        }
    }

    /**
     * Reads and tells once.
     *
     * @return whether there is more to read
     */
    public boolean round() throws IOException {
        if (ChainIdentity.check(web3, contracts).isPresent()) {
            return false; // another chain: the writer says so, and nothing of it is ours
        }
        boolean more = read();
        tell();
        if (lookForGone && !more) {
            tellGone();
        }
        return more;
    }

    @Override
    public Optional<UpTo> safeUnder(long head) {
        // The block first: what is read after it must not look as if it had been told.
        var last = store.last().filter(block -> block.number() >= head - settings.confirmations() + 1);
        var position = store.handled();
        return store.unhandled(1).isEmpty() ? last.map(block -> new UpTo(block, position)) : Optional.empty();
    }

    private boolean read() throws IOException {
        long safe = block(DefaultBlockParameterName.LATEST).orElseThrow().number() - settings.confirmations() + 1;
        long next = next();
        if (next > safe) {
            return false;
        }
        long end = Math.min(safe, next + BLOCKS_A_ROUND - 1);
        var blocks = blocks(next, end);
        if (blocks.isEmpty()) {
            return false; // it is being taken back at this moment: the next look sees it
        }
        store.read(blocks, logs(next, blocks));
        return end < safe;
    }

    /** Goes back to the last block that is still there, and marks what is above. */
    private long next() throws IOException {
        var last = store.last();
        if (last.isEmpty()) {
            return contracts.deployedAtBlock();
        }
        if (isThere(last.get())) {
            return last.get().number() + 1;
        }
        long ancestor = contracts.deployedAtBlock() - 1;
        for (BlockRef each : store.seen(Integer.MAX_VALUE)) {
            if (isThere(each)) {
                ancestor = each.number();
                break;
            }
        }
        lookForGone = true;
        LOG.warn(
                "the chain took back {} blocks that were read: reading goes on from block {}",
                store.takenBack(ancestor),
                ancestor + 1);
        return ancestor + 1;
    }

    private boolean isThere(BlockRef block) throws IOException {
        return block(DefaultBlockParameter.valueOf(BigInteger.valueOf(block.number())))
                .filter(now -> now.hash().equals(block.hash()))
                .isPresent();
    }

    /** As they hang together with each other and with what was read; empty if they do not at this moment. */
    private List<BlockRef> blocks(long from, long to) throws IOException {
        var blocks = new ArrayList<BlockRef>();
        var parent = store.last().filter(last -> last.number() == from - 1).map(BlockRef::hash);
        for (long number = from; number <= to; number++) {
            var block = block(DefaultBlockParameter.valueOf(BigInteger.valueOf(number)));
            if (block.isEmpty()
                    || (parent.isPresent() && !parent.get().equals(block.get().parentHash()))) {
                return List.of();
            }
            blocks.add(block.get());
            parent = Optional.of(block.get().hash());
        }
        return blocks;
    }

    /** A token that is made in these blocks is read from its first log on. */
    private List<Entry> logs(long from, List<BlockRef> blocks) {
        long to = blocks.getLast().number();
        Set<String> addresses = new LinkedHashSet<>(reader.contracts());
        addresses.addAll(tokens(store.logsOf(contracts.trancheFactory().toLowerCase(Locale.ROOT))));
        var logs = reader.read(from, to, addresses);
        if (addresses.addAll(tokens(logs))) {
            logs = reader.read(from, to, addresses);
        }
        var hashes = blocks.stream().map(BlockRef::hash).toList();
        // A node that changed its mind between the questions tells logs of other blocks: the next look sees them.
        return logs.stream().filter(each -> hashes.contains(each.blockHash())).toList();
    }

    private List<String> tokens(List<Entry> logs) {
        return logs.stream()
                .map(reader::meaning)
                .filter(Meaning.Token.class::isInstance)
                .map(token -> ((Meaning.Token) token).address().toLowerCase(Locale.ROOT))
                .toList();
    }

    private void tell() {
        var stored = store.unhandled(LOGS_A_ROUND);
        for (int i = 0; i < stored.size(); i++) {
            var entry = stored.get(i).entry();
            boolean last = i + 1 == stored.size()
                    || !stored.get(i + 1).entry().transactionHash().equals(entry.transactionHash());
            if (last) {
                tell(entry);
                store.handled(stored.get(i).id());
            }
        }
    }

    private void tell(Entry entry) {
        for (Observed fact : facts(entry)) {
            LOG.warn("the chain did by itself: {}", fact);
            observers.forEach(observer -> observer.observe(fact));
        }
    }

    private List<Observed> facts(Entry entry) {
        var meanings = store.transaction(entry).stream().map(reader::meaning).toList();
        return Observations.of(entry.transactionHash(), entry.blockNumber(), meanings, contracts.distributionPool());
    }

    /** What was told and came into no other block, once the block that it would be in has its confirmations. */
    private void tellGone() {
        var gone = store.gone();
        long last = store.last().map(BlockRef::number).orElse(0L);
        boolean waiting = false;
        for (Entry each : gone) {
            if (last < each.blockNumber() + settings.confirmations()) {
                waiting = true;
            } else if (!goneAndTold.contains(each.transactionHash())) {
                for (Observed fact : facts(each)) {
                    LOG.error("ALARM: the chain took back what it did by itself: {}", fact);
                    observers.forEach(observer -> observer.observe(new Observed.Gone(fact)));
                }
                goneAndTold.add(each.transactionHash());
            }
        }
        goneAndTold.retainAll(gone.stream().map(Entry::transactionHash).toList());
        lookForGone = waiting;
    }

    private Optional<BlockRef> block(DefaultBlockParameter which) throws IOException {
        var answer = web3.ethGetBlockByNumber(which, false).send();
        if (answer.hasError()) {
            throw new IOException("the node answers: " + answer.getError().getMessage());
        }
        return Optional.ofNullable(answer.getBlock()).map(ChainWatch::ref);
    }

    private static BlockRef ref(EthBlock.Block block) {
        return new BlockRef(block.getNumber().longValueExact(), block.getHash(), block.getParentHash());
    }
}
