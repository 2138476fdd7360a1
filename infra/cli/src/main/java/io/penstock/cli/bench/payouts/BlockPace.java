package io.penstock.cli.bench.payouts;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.methods.response.VoidResponse;
import org.web3j.protocol.http.HttpService;

/**
 * How often Anvil makes a block. With each of them, empty or not, it hashes the whole state anew: with ten thousand holders
 * about an eighth of a second of one core, so the four blocks a second of a small demo would take half of it.
 */
record BlockPace(String url, boolean anvil, int seconds) {

    private static final int MANY_HOLDERS = 2_000;
    private static final long BLOCK_IN_PROGRESS_MILLIS = 1_000;

    /** @param url of an Anvil, or of a node that keeps its own pace */
    static BlockPace of(String url, int holders, boolean anvil) {
        return new BlockPace(url, anvil, anvil && holders > MANY_HOLDERS ? 1 : 0);
    }

    /** After each start of the node, which forgets it. */
    void keep() {
        if (seconds > 0) {
            every(seconds);
        }
    }

    /**
     * No block from now on, before the node is stopped: Anvil writes balances and blocks one after the other, and a block
     * that is made between the two is in the one and not in the other. Its transactions have then happened and have no
     * receipt, which no writer can tell from a stranger's use of its key.
     */
    void pause() throws InterruptedException {
        if (anvil) {
            every(0);
            TimeUnit.MILLISECONDS.sleep(BLOCK_IN_PROGRESS_MILLIS);
        }
    }

    private void every(int interval) {
        try {
            var answer = new Request<>(
                            "evm_setIntervalMining", List.of(interval), new HttpService(url), VoidResponse.class)
                    .send();
            if (answer.hasError()) {
                throw new IllegalStateException(answer.getError().getMessage());
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
