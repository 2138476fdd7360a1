package io.penstock.simulation.chain;

import io.penstock.onchain.ChainReader;
import io.penstock.onchain.ContractAddresses;
import io.reactivex.Flowable;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.web3j.protocol.Web3jService;
import org.web3j.protocol.core.BatchRequest;
import org.web3j.protocol.core.BatchResponse;
import org.web3j.protocol.core.JsonRpc2_0Web3j;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.core.methods.response.EthCall;
import org.web3j.protocol.websocket.events.Notification;

/** Answers {@code eth_call} from the simulated ledger, so that the real reader of the chain runs. */
@SuppressWarnings("rawtypes") // as web3j declares its services
public final class ChainView implements Web3jService {

    /** Where the simulated contracts are; no more than names. */
    public static final ContractAddresses ADDRESSES = new ContractAddresses(
            31337,
            word(1),
            word(2),
            word(3),
            0,
            address(1),
            address(2),
            address(3),
            address(4),
            address(5),
            address(6),
            Contracts.POOL,
            address(8),
            address(9),
            address(10),
            address(11),
            address(12),
            address(13),
            Map.of());

    /** Never used: web3j wants one for subscriptions. */
    private static final ScheduledExecutorService NO_SUBSCRIPTIONS = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());

    private static final int MINUTE = 60_000;
    private static final String NO_TOKEN = "0".repeat(64);

    private final SimulatedChain chain;

    private ChainView(SimulatedChain chain) {
        this.chain = chain;
    }

    /** The real reader over the simulated chain. */
    public static ChainReader reader(SimulatedChain chain) {
        return new ChainReader(new JsonRpc2_0Web3j(new ChainView(chain), MINUTE, NO_SUBSCRIPTIONS), ADDRESSES);
    }

    @Override
    public <T extends Response> T send(Request request, Class<T> responseType) {
        var call = (Transaction) request.getParams().getFirst();
        var answer = new EthCall();
        answer.setResult("0x" + answer(call.getTo(), Calldata.of(call.getData())));
        return responseType.cast(answer);
    }

    private String answer(String to, Calldata call) {
        var ledger = chain.ledger();
        return switch (call.selector()) {
            case "2fbc4802" -> {
                var token = ledger.tokens().get(Ledger.tokenKey(call.word(0), call.word(1)));
                yield token == null
                        ? NO_TOKEN
                        : "0".repeat(24) + token.address().substring(2);
            }
            case "70a08231" ->
                to.equals(ADDRESSES.settlementToken())
                        ? cash(ledger.cashOf(call.address(0)))
                        : number(token(to).unitsOf(call.address(0)));
            case "dd62ed3e" -> cash(ledger.allowanceOf(call.address(0)));
            case "18160ddd" -> number(token(to).supply());
            case "5bd5515a" -> paid(call.word(0), call.number(1));
            default -> throw new IllegalArgumentException("the simulated chain does not answer " + call.selector());
        };
    }

    private Ledger.Token token(String address) {
        return chain.ledger().tokens().values().stream()
                .filter(token -> token.address().equals(address))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no token at " + address));
    }

    /** 256 payments, one bit each. */
    private String paid(String distribution, long word) {
        var bits = BigInteger.ZERO;
        for (int bit = 0; bit < 256; bit++) {
            if (chain.ledger().isPaid(distribution, word * 256 + bit)) {
                bits = bits.setBit(bit);
            }
        }
        return "%064x".formatted(bits);
    }

    /** The token counts in units of its own. */
    private static String cash(long minorUnits) {
        return "%064x"
                .formatted(BigInteger.valueOf(minorUnits)
                        .multiply(BigInteger.valueOf(ChainReader.CASH_UNITS_PER_MINOR_UNIT)));
    }

    private static String number(long value) {
        return "%064x".formatted(value);
    }

    private static String word(int number) {
        return "0x%064x".formatted(number);
    }

    private static String address(int number) {
        return "0x%040x".formatted(number);
    }

    @Override
    public <T extends Response> CompletableFuture<T> sendAsync(Request request, Class<T> responseType) {
        return CompletableFuture.completedFuture(send(request, responseType));
    }

    @Override
    public BatchResponse sendBatch(BatchRequest batch) throws IOException {
        throw new IOException("no batches here");
    }

    @Override
    public CompletableFuture<BatchResponse> sendBatchAsync(BatchRequest batch) {
        return CompletableFuture.failedFuture(new IOException("no batches here"));
    }

    @Override
    public <T extends Notification<?>> Flowable<T> subscribe(
            Request request, String unsubscribeMethod, Class<T> responseType) {
        return Flowable.error(new IOException("no subscriptions here"));
    }

    @Override
    public void close() {}
}
