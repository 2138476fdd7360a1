package io.penstock.platform.chain;

import io.penstock.platform.chain.ChainNode.Head;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the chain block by block and notices when it takes something back. What was in a block that is gone goes out
 * again with the same bytes, however deep the reorganisation; a chain that has fallen back behind all blocks that are kept
 * is compared by the writer's running hash.
 */
final class FinalityTracker {

    /** Blocks that are kept, and so the deepest reorganisation that is found by walking back. */
    static final int KEPT = 256;

    private static final Logger LOG = LoggerFactory.getLogger(FinalityTracker.class);

    private final ChainStore store;
    private final ChainNode node;
    private final int confirmations;

    FinalityTracker(ChainStore store, ChainNode node, int confirmations) {
        this.store = store;
        this.node = node;
        this.confirmations = confirmations;
    }

    /** Takes note of what is new. */
    Head follow() throws IOException {
        var head = node.head();
        var last = store.lastBlock();
        if (last.isPresent() && last.get().equals(head.block())) {
            return head;
        }
        long ancestor = last.isEmpty() ? -1 : ancestor(last.get(), head);
        var blocks = new ArrayList<BlockRef>();
        long from = Math.max(ancestor + 1, head.block().number() - KEPT + 1);
        if (ancestor < 0) {
            from = head.block().number(); // nothing below was seen, and nothing of ours can be there unseen
        }
        for (long number = from; number < head.block().number(); number++) {
            var block = node.block(number);
            if (block.isEmpty()) {
                return head; // it is being taken back at this moment: the next look sees it
            }
            blocks.add(block.get());
        }
        blocks.add(head.block());
        if (hangsTogether(blocks)) {
            store.followed(ancestor, blocks);
        }
        return head;
    }

    private static boolean hangsTogether(List<BlockRef> blocks) {
        for (int i = 1; i < blocks.size(); i++) {
            if (!blocks.get(i).parentHash().equals(blocks.get(i - 1).hash())) {
                return false;
            }
        }
        return true;
    }

    /** -1 if all that was seen is gone. */
    private long ancestor(BlockRef last, Head head) throws IOException {
        var now = node.block(last.number());
        if (now.isPresent() && now.get().hash().equals(last.hash())) {
            return last.number();
        }
        var ancestor = WalkBack.ancestor(store.blocks(), node::block);
        if (ancestor.isEmpty()) {
            rollback(head);
            return -1;
        }
        long depth = last.number() - ancestor.getAsLong();
        int again = store.takenBack(ancestor.getAsLong());
        if (depth >= confirmations && again > 0) {
            LOG.error(
                    "ALARM: the chain took back {} blocks, {} confirmations are not enough here; {} transactions go out again",
                    depth,
                    confirmations,
                    again);
        } else {
            LOG.warn("the chain took back {} blocks; {} transactions go out again", depth, again);
        }
        return ancestor.getAsLong();
    }

    /** The same deployment, but none of the blocks that were seen: how much of ours it has, its running hash tells. */
    private void rollback(Head head) throws IOException {
        store.link(
                ChainLink.State.ROLLBACK,
                "the chain fell back to block " + head.block().number());
        var written = node.written();
        var link = store.link().orElseThrow();
        var expected = Heads.after(link.baseHead(), store.applied(written.count()));
        if (written.count() < link.baseCount() || !expected.equals(written.head())) {
            store.link(
                    ChainLink.State.HALTED,
                    "the chain fell back to " + written.count() + " effects with head " + written.head()
                            + ", the log has head " + expected + " there");
            return;
        }
        int again = store.rolledBack(written.count());
        LOG.error(
                "ALARM: the chain fell back to {} of our effects; {} transactions go out again",
                written.count(),
                again);
        store.link(ChainLink.State.LIVE, null);
    }

    /** Whether a block is deep enough and still there. */
    boolean isFinal(ChainTransaction each, Head head) throws IOException {
        var number = each.blockNumber();
        if (number == null || head.block().number() - number + 1 < confirmations) {
            return false;
        }
        var block = node.block(number);
        return block.isPresent() && block.get().hash().equals(each.blockHash());
    }
}
