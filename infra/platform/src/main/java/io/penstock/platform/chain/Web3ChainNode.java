package io.penstock.platform.chain;

import io.penstock.onchain.ChainIdentity;
import io.penstock.onchain.ChainReader;
import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.GasPrice;
import io.penstock.onchain.Gateway;
import io.penstock.onchain.OnchainException;
import io.penstock.onchain.Refusal;
import io.penstock.onchain.VersionedEffect;
import io.penstock.platform.chain.signer.TransactionSigner;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.web3j.crypto.Hash;
import org.web3j.crypto.RawTransaction;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameter;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.core.methods.request.EthFilter;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.core.methods.response.EthBlock;
import org.web3j.protocol.core.methods.response.EthLog;
import org.web3j.protocol.core.methods.response.Log;
import org.web3j.utils.Numeric;

/** A node over JSON-RPC; standard calls only. */
final class Web3ChainNode implements ChainNode {

    private static final long MOST_GAS_OF_A_CALL = 50_000_000;
    private static final long TRANSFER_GAS = 21_000;
    private static final String APPLIED =
            Hash.sha3String("EffectApplied(bytes32,bytes32,uint64,bytes32,uint64,bytes32)");
    private static final int RECEIPT_LOOKS = 600;
    private static final long LOOK_MILLIS = 100;

    private final Web3j web3;
    private final TransactionSigner signer;
    private final ContractAddresses contracts;
    private final String service;
    private final Gateway gateway;
    private final ChainReader reader;
    private @Nullable ErrorTexts texts;

    /** @param service whose running hash is read: {@code "issuance"} */
    Web3ChainNode(Web3j web3, TransactionSigner signer, ContractAddresses contracts, String service) {
        this.web3 = web3;
        this.signer = signer;
        this.contracts = contracts;
        this.service = service;
        this.gateway = new Gateway(contracts);
        this.reader = new ChainReader(web3, contracts);
    }

    @Override
    public String address() {
        return signer.address();
    }

    @Override
    public Optional<String> strangeness() throws IOException {
        return asked(() -> ChainIdentity.check(web3, contracts));
    }

    @Override
    public Head head() throws IOException {
        var block = checked(web3.ethGetBlockByNumber(DefaultBlockParameterName.LATEST, false)
                        .send())
                .getBlock();
        return new Head(ref(block), block.getGasLimit().longValueExact());
    }

    @Override
    public Optional<BlockRef> block(long number) throws IOException {
        var answer = web3.ethGetBlockByNumber(DefaultBlockParameter.valueOf(BigInteger.valueOf(number)), false)
                .send();
        return answer.hasError() || answer.getBlock() == null ? Optional.empty() : Optional.of(ref(answer.getBlock()));
    }

    private static BlockRef ref(EthBlock.Block block) {
        return new BlockRef(block.getNumber().longValueExact(), block.getHash(), block.getParentHash());
    }

    @Override
    public long count() throws IOException {
        return checked(web3.ethGetTransactionCount(address(), DefaultBlockParameterName.LATEST)
                        .send())
                .getTransactionCount()
                .longValueExact();
    }

    @Override
    public BigInteger gasPrice() {
        return GasPrice.now(web3);
    }

    @Override
    public void spendNonceZero() throws IOException {
        if (count() > 0) {
            return;
        }
        var signed = signed(RawTransaction.createTransaction(
                BigInteger.ZERO, gasPrice(), BigInteger.valueOf(TRANSFER_GAS), address(), BigInteger.ZERO, ""));
        var answer = send(signed.raw());
        for (int look = 0; look < RECEIPT_LOOKS; look++) {
            if (receipt(signed.hash()).isPresent()) {
                return;
            }
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while the first transaction is under way", e);
            }
        }
        throw new IOException("no receipt of the first transaction of " + address() + ": " + answer.text());
    }

    @Override
    public Signed sign(long nonce, BigInteger gasPrice, long gasLimit, List<VersionedEffect> effects)
            throws IOException {
        return signed(RawTransaction.createTransaction(
                BigInteger.valueOf(nonce),
                gasPrice,
                BigInteger.valueOf(gasLimit),
                gateway.address(),
                BigInteger.ZERO,
                Gateway.calldata(effects)));
    }

    private Signed signed(RawTransaction unsigned) throws IOException {
        byte[] raw = signer.sign(unsigned, contracts.chainId());
        return new Signed(Numeric.toHexString(raw), Numeric.toHexString(Hash.sha3(raw)));
    }

    @Override
    public Trial trial(List<VersionedEffect> effects) throws IOException {
        if (texts() == ErrorTexts.GANACHE) {
            return trialByCalls(effects);
        }
        var call = call(effects, null);
        var estimate = web3.ethEstimateGas(call).send();
        if (!estimate.hasError()) {
            return new Trial.Passed(estimate.getAmountUsed().longValueExact());
        }
        // Nodes tell a reason with eth_call; with the estimate not all of them do.
        var answer = web3.ethCall(call, DefaultBlockParameterName.LATEST).send();
        if (!answer.hasError()) {
            throw new IOException("a batch that can be called cannot be estimated: "
                    + estimate.getError().getMessage());
        }
        return new Trial.Refused(Refusal.of(reason(answer.getError())));
    }

    /**
     * Without an estimate: Ganache reads its live state for one, and never answers if it stores a block meanwhile. A call
     * reads a state that is stored. What a batch's effects say of themselves is enough nearly always; else twice as much.
     */
    private Trial trialByCalls(List<VersionedEffect> effects) throws IOException {
        long gas = effects.stream().mapToLong(each -> each.effect().gasLimit()).sum();
        while (true) {
            var answer = web3.ethCall(call(effects, gas), DefaultBlockParameterName.LATEST)
                    .send();
            if (!answer.hasError()) {
                return new Trial.Passed(gas);
            }
            if (gas * 2 > MOST_GAS_OF_A_CALL) {
                return new Trial.Refused(Refusal.of(reason(answer.getError())));
            }
            gas *= 2;
        }
    }

    private Transaction call(List<VersionedEffect> effects, @Nullable Long gas) {
        return Transaction.createFunctionCallTransaction(
                address(),
                null,
                null,
                gas == null ? null : BigInteger.valueOf(gas),
                gateway.address(),
                Gateway.calldata(effects));
    }

    /** One run with exactly this limit. What does not pass is asked again without it: the limit may be all that was wrong. */
    @Override
    public Trial trialWithin(List<VersionedEffect> effects, long gasLimit) throws IOException {
        var answer = web3.ethCall(call(effects, gasLimit), DefaultBlockParameterName.LATEST)
                .send();
        return answer.hasError() ? trial(effects) : new Trial.Within();
    }

    /** The reverted data; nodes word their messages differently, the data is the same everywhere. */
    private static String reason(Response.Error error) throws IOException {
        var data = error.getData() == null ? "" : error.getData().replace("\"", "");
        if (data.matches("0x[0-9a-fA-F]{8,}")) {
            return data;
        }
        var message = String.valueOf(error.getMessage());
        if (data.isEmpty() && !message.contains("revert") && !message.contains("VM Exception")) {
            throw new IOException("no dry run: " + message); // the node's trouble, not the effect's
        }
        return message;
    }

    @Override
    public long streamVersion(String stream) throws IOException {
        return asked(() -> reader.streamVersion(stream));
    }

    @Override
    public Optional<String> appliedPayload(String effectId) throws IOException {
        return asked(() -> reader.appliedPayload(effectId));
    }

    @Override
    public Optional<Carrier> carrier(String effectId) throws IOException {
        var filter = new EthFilter(
                DefaultBlockParameter.valueOf(BigInteger.valueOf(contracts.deployedAtBlock())),
                DefaultBlockParameterName.LATEST,
                gateway.address());
        filter.addSingleTopic(APPLIED);
        filter.addSingleTopic(effectId);
        for (EthLog.LogResult<?> each : checked(web3.ethGetLogs(filter).send()).getLogs()) {
            if (each.get() instanceof Log log) {
                return Optional.of(new Carrier(
                        log.getTransactionHash(), log.getBlockNumber().longValueExact()));
            }
        }
        return Optional.empty();
    }

    @Override
    public Written written() throws IOException {
        return asked(() -> new Written(reader.writerCount(service), reader.writerHead(service)));
    }

    @Override
    public NodeAnswer send(String raw) throws IOException {
        try {
            var answer = web3.ethSendRawTransaction(raw).send();
            return answer.hasError()
                    ? texts().answer(String.valueOf(answer.getError().getMessage()))
                    : NodeAnswer.ACCEPTED;
        } catch (java.net.SocketTimeoutException e) {
            // Ganache does not answer while a nonce before this one is missing: unknown, never failed.
            return new NodeAnswer(NodeAnswer.Meaning.UNKNOWN, "no answer in time");
        }
    }

    private ErrorTexts texts() throws IOException {
        var known = texts;
        if (known == null) {
            known = ErrorTexts.of(String.valueOf(web3.web3ClientVersion().send().getWeb3ClientVersion()));
            texts = known;
        }
        return known;
    }

    @Override
    public Optional<Receipt> receipt(String hash) throws IOException {
        return checked(web3.ethGetTransactionReceipt(hash).send())
                .getTransactionReceipt()
                .map(receipt -> new Receipt(
                        receipt.isStatusOK(),
                        receipt.getBlockNumber().longValueExact(),
                        receipt.getBlockHash(),
                        receipt.getGasUsed().longValueExact(),
                        gateway.outcomes(receipt.getLogs())));
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask();
    }

    private static <T> T asked(Question<T> question) throws IOException {
        try {
            return question.ask();
        } catch (OnchainException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static <T extends Response<?>> T checked(T answer) throws IOException {
        if (answer.hasError()) {
            throw new IOException("the node answers: " + answer.getError().getMessage());
        }
        return answer;
    }
}
