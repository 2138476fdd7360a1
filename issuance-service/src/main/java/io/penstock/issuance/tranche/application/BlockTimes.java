package io.penstock.issuance.tranche.application;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameter;

/** Which block of the chain was the last at a time, by the blocks' own clocks. */
@Component
public class BlockTimes {

    private final Web3j web3j;

    public BlockTimes(Web3j web3j) {
        this.web3j = web3j;
    }

    /** The newest block. */
    public long latest() {
        try {
            return web3j.ethBlockNumber().send().getBlockNumber().longValueExact();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The last block whose time is not after the moment.
     *
     * @return -1 before the first block
     */
    public long lastUntil(Instant moment) {
        long low = -1;
        long high = latest();
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            if (time(middle).isAfter(moment)) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        return low;
    }

    private Instant time(long block) {
        try {
            var answer = web3j.ethGetBlockByNumber(DefaultBlockParameter.valueOf(BigInteger.valueOf(block)), false)
                    .send()
                    .getBlock();
            if (answer == null) {
                throw new IllegalStateException("the node does not have block " + block);
            }
            return Instant.ofEpochSecond(answer.getTimestamp().longValueExact());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
