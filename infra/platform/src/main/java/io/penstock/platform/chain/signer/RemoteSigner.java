package io.penstock.platform.chain.signer;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.web3j.crypto.Hash;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.SignedRawTransaction;
import org.web3j.crypto.TransactionDecoder;
import org.web3j.protocol.Web3jService;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.utils.Numeric;

/**
 * A signer over JSON-RPC with {@code eth_signTransaction}, as Web3Signer (Consensys, "eth1" mode), Clef and development
 * nodes offer it: the key never is in this process.
 *
 * <p>What comes back is not trusted: it must be signed by the key that was asked for and be the transaction that was asked
 * for, field by field. A signer that answers anything else stops the writer before a byte is stored.
 */
public final class RemoteSigner implements TransactionSigner {

    private final Web3jService service;
    private final String address;

    /** @param address of the key that the signer holds */
    public RemoteSigner(Web3jService service, String address) {
        this.service = service;
        this.address = address.toLowerCase(Locale.ROOT);
    }

    /** The answer: text with Web3Signer, an object with {@code raw} with geth and Clef. */
    public static final class Answer extends Response<Object> {}

    @Override
    public String address() {
        return address;
    }

    @Override
    public byte[] sign(RawTransaction transaction, long chainId) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("from", address);
        fields.put("to", transaction.getTo());
        fields.put("gas", Numeric.encodeQuantity(transaction.getGasLimit()));
        fields.put("gasPrice", Numeric.encodeQuantity(transaction.getGasPrice()));
        fields.put("value", "0x0");
        fields.put("nonce", Numeric.encodeQuantity(transaction.getNonce()));
        fields.put("data", Numeric.prependHexPrefix(transaction.getData()));
        fields.put("chainId", "0x" + Long.toHexString(chainId));
        var answer = new Request<>("eth_signTransaction", List.of(fields), service, Answer.class).send();
        if (answer.hasError()) {
            throw new IOException(
                    "the remote signer refuses: " + answer.getError().getMessage());
        }
        String raw = raw(answer.getResult());
        check(raw, transaction, chainId);
        return Numeric.hexStringToByteArray(raw);
    }

    private static String raw(Object result) throws IOException {
        if (result instanceof String text && text.startsWith("0x")) {
            return text;
        }
        if (result instanceof Map<?, ?> object && object.get("raw") instanceof String text) {
            return text;
        }
        throw new IOException("the remote signer gave no signed transaction");
    }

    private void check(String raw, RawTransaction asked, long chainId) throws IOException {
        if (!(TransactionDecoder.decode(raw) instanceof SignedRawTransaction signed)) {
            throw new IOException("the remote signer gave a transaction without a signature");
        }
        String from;
        try {
            from = signed.getFrom();
        } catch (java.security.SignatureException e) {
            throw new IOException("the remote signer gave a signature that is none", e);
        }
        boolean same = from.equalsIgnoreCase(address)
                && Objects.equals(signed.getChainId(), chainId)
                && signed.getNonce().equals(asked.getNonce())
                && signed.getGasLimit().equals(asked.getGasLimit())
                && signed.getGasPrice().equals(asked.getGasPrice())
                && asked.getTo().equalsIgnoreCase(signed.getTo())
                && signed.getValue().signum() == 0
                && Numeric.cleanHexPrefix(signed.getData()).equalsIgnoreCase(Numeric.cleanHexPrefix(asked.getData()));
        if (!same) {
            throw new IOException(
                    "the remote signer signed something else than it was asked to: " + Hash.sha3(raw) + " by " + from);
        }
    }
}
