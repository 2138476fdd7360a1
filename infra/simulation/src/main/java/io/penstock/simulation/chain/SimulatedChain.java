package io.penstock.simulation.chain;

import io.penstock.onchain.Gateway.Outcome;
import io.penstock.platform.chain.BlockRef;
import io.penstock.simulation.world.Actor;
import io.penstock.simulation.world.Fault;
import io.penstock.simulation.world.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A chain with one miner: transactions wait, get into blocks by nonce, and the last blocks may be taken back. */
public final class SimulatedChain implements Actor {

    private static final int REORG_WITHIN_STEPS = 12;
    private static final int DEEPEST_REORG = 2;
    private static final String ALLOWANCE = "allowance:";

    /** A signed transaction. */
    record Sent(String hash, String sender, long nonce, String data) {}

    /** Where a transaction stands. */
    record Mined(boolean succeeded, long block, String blockHash, List<Outcome> outcomes) {}

    private record Block(
            BlockRef ref,
            int step,
            List<Sent> content,
            Ledger after,
            Map<String, Long> nonces,
            Map<String, Mined> receipts) {}

    private final World world;
    private final Map<String, Sent> pool = new LinkedHashMap<>();
    private final List<Block> blocks = new ArrayList<>();
    private int reorganisations;
    private int made;

    public SimulatedChain(World world) {
        this.world = world;
        blocks.add(new Block(new BlockRef(0, "0xb0", "0x"), 0, List.of(), new Ledger(), Map.of(), Map.of()));
    }

    @Override
    public String name() {
        return "chain";
    }

    @Override
    public boolean ready() {
        return pool.values().stream().anyMatch(this::isNext);
    }

    private boolean isNext(Sent sent) {
        return sent.nonce() == count(sent.sender());
    }

    @Override
    public void act() {
        if (world.happens(Fault.REORG)) {
            reorganise();
        } else {
            mine();
        }
    }

    private void mine() {
        var head = head();
        var ledger = new Ledger(head.after());
        var nonces = new HashMap<>(head.nonces());
        var content = new ArrayList<Sent>();
        var receipts = new HashMap<String, Mined>();
        long number = head.ref().number() + 1;
        var hash = "0xb" + ++made;
        while (true) {
            var next = pool.values().stream()
                    .filter(sent -> sent.nonce() == nonces.getOrDefault(sent.sender(), 0L))
                    .toList();
            if (next.isEmpty() || (!content.isEmpty() && world.happens(Fault.LATE))) {
                break;
            }
            var sent = world.dice().pick(next);
            pool.remove(sent.hash());
            nonces.put(sent.sender(), sent.nonce() + 1);
            content.add(sent);
            var tried = new Ledger(ledger);
            try {
                var outcomes = apply(tried, sent);
                ledger = tried;
                receipts.put(sent.hash(), new Mined(true, number, hash, outcomes));
            } catch (Revert e) {
                world.say("chain", "reverted " + sent.sender() + " " + sent.nonce() + ": " + e.getMessage());
                receipts.put(sent.hash(), new Mined(false, number, hash, List.of()));
            }
        }
        var ref = new BlockRef(number, hash, head.ref().hash());
        blocks.add(new Block(ref, world.steps(), List.copyOf(content), ledger, Map.copyOf(nonces), receipts));
        world.say("chain", "block " + number + " with " + content.size());
    }

    private static List<Outcome> apply(Ledger ledger, Sent sent) {
        if (sent.data().startsWith(ALLOWANCE)) {
            ledger.allowances.put(sent.sender(), Long.parseLong(sent.data().substring(ALLOWANCE.length())));
            return List.of();
        }
        return Contracts.submit(ledger, sent.sender(), sent.data());
    }

    private void reorganise() {
        int depth = world.dice().between(1, DEEPEST_REORG);
        for (int i = 0; i < depth && blocks.size() > 1 && world.steps() - head().step() <= REORG_WITHIN_STEPS; i++) {
            var gone = blocks.removeLast();
            reorganisations++;
            world.say("chain", "takes back block " + gone.ref().number());
            for (var sent : gone.content()) {
                if (!world.dice().perMille(300)) {
                    pool.put(sent.hash(), sent);
                }
            }
        }
    }

    private Block head() {
        return blocks.getLast();
    }

    /** The contracts' storage after the last block. */
    public Ledger ledger() {
        return head().after();
    }

    /** Blocks taken back so far. */
    public int reorganisations() {
        return reorganisations;
    }

    long count(String sender) {
        return head().nonces().getOrDefault(sender, 0L);
    }

    void send(Sent sent) {
        if (sent.nonce() >= count(sent.sender())) {
            pool.putIfAbsent(sent.hash(), sent);
        }
    }

    /** A holder allows the closing to take this much cash; the holder's own key signs it. */
    public void allow(String wallet, long amount) {
        long nonce = count(wallet);
        // What waits behind a nonce that the node has forgotten is no use: a wallet signs anew.
        boolean waiting = pool.values().stream().anyMatch(sent -> sent.sender().equals(wallet) && isNext(sent));
        if (!waiting) {
            send(new Sent(wallet + "#" + nonce + "#" + amount, wallet, nonce, ALLOWANCE + amount));
        }
    }

    Optional<Mined> receipt(String hash) {
        for (int i = blocks.size() - 1; i >= 0; i--) {
            var mined = blocks.get(i).receipts().get(hash);
            if (mined != null) {
                return Optional.of(mined);
            }
        }
        return Optional.empty();
    }

    /** Why a call would be refused after the last block. */
    Optional<Revert> refusal(String sender, String data) {
        try {
            Contracts.submit(new Ledger(ledger()), sender, data);
            return Optional.empty();
        } catch (Revert e) {
            return Optional.of(e);
        }
    }

    BlockRef headBlock() {
        return head().ref();
    }

    Optional<BlockRef> block(long number) {
        return blocks.stream()
                .map(Block::ref)
                .filter(each -> each.number() == number)
                .findFirst();
    }

    long effectsOf(String sender) {
        return ledger().counts.getOrDefault(sender, 0L);
    }
}
