package io.penstock.cli.bench.payouts;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.web3j.crypto.Hash;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.methods.request.EthFilter;
import org.web3j.protocol.core.methods.response.EthLog;
import org.web3j.protocol.core.methods.response.Log;

/** The payments that the pool's own events tell of: a second witness beside balances and paid marks. */
final class PaidEvents {

    private static final String PAID = Hash.sha3String("Paid(bytes32,bytes32,address,uint256,address,uint256)");
    private static final int WORD = 64;
    private static final BigInteger CASH_PER_MINOR_UNIT = BigInteger.valueOf(10_000);

    private final Web3j web3;
    private final String pool;

    /** @param pool address of the contract that pays */
    PaidEvents(Web3j web3, String pool) {
        this.web3 = web3;
        this.pool = pool;
    }

    /**
     * A payment.
     *
     * @param to the wallet that got it, lower case
     */
    record Paid(int index, String to, long amountMinor) {}

    /** All of a distribution, of the whole chain. */
    List<Paid> of(String distributionId) throws IOException {
        var filter = new EthFilter(DefaultBlockParameterName.EARLIEST, DefaultBlockParameterName.LATEST, pool);
        filter.addSingleTopic(PAID);
        filter.addSingleTopic(Hash.sha3String(distributionId));
        var answer = web3.ethGetLogs(filter).send();
        if (answer.hasError()) {
            throw new IOException(
                    "no events of " + distributionId + ": " + answer.getError().getMessage());
        }
        var found = new ArrayList<Paid>();
        for (EthLog.LogResult<?> each : answer.getLogs()) {
            if (each.get() instanceof Log log) {
                var data = log.getData().substring(2);
                found.add(new Paid(
                        new BigInteger(data.substring(0, WORD), 16).intValueExact(),
                        "0x" + data.substring(2 * WORD - 40, 2 * WORD),
                        new BigInteger(data.substring(2 * WORD, 3 * WORD), 16)
                                .divide(CASH_PER_MINOR_UNIT)
                                .longValueExact()));
            }
        }
        return found;
    }
}
