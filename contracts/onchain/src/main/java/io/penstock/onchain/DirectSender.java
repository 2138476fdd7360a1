package io.penstock.onchain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.web3j.crypto.Credentials;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.methods.response.TransactionReceipt;

/**
 * Sends effects one by one and waits for each. For tools and tests: it stores nothing, so a crash between signing and
 * receipt loses track. Services send through their outbox.
 */
public final class DirectSender {
    private final Rpc rpc;
    private final Transactor transactor;
    private final String address;
    private final ChainReader reader;
    private final String gateway;
    private final Map<String, Long> versions = new HashMap<>();

    public DirectSender(Web3j web3j, String privateKey, ContractAddresses contracts) {
        Credentials credentials = Credentials.create(privateKey);
        this.rpc = new Rpc(web3j);
        this.transactor = new Transactor(web3j, credentials, contracts.chainId());
        this.address = credentials.getAddress();
        this.reader = new ChainReader(web3j, contracts);
        this.gateway = contracts.mirrorGateway();
        transactor.spendNonceZero();
    }

    /**
     * Tries the effect on the node, then sends it and waits for the receipt.
     *
     * @throws EffectRevertedException if the dry run is refused; nothing is sent then
     */
    public TransactionReceipt send(Effect effect) {
        return sendAll(List.of(effect));
    }

    /** As {@link #send}, with all in one transaction. */
    public TransactionReceipt sendAll(List<Effect> effects) {
        var numbered = numbered(effects);
        String data = Gateway.calldata(numbered);
        rpc.call(address, gateway, data);
        long gasLimit = effects.stream().mapToLong(Effect::gasLimit).sum();
        var receipt = transactor.sendAndAwait(effects.getFirst().key(), gateway, data, gasLimit);
        numbered.forEach(each -> versions.put(each.effect().id(), each.version()));
        return receipt;
    }

    /** Sends without the dry run. @throws OnchainException if the transaction fails in its block */
    TransactionReceipt sendBlindly(Effect effect) {
        return transactor.sendAndAwait(
                effect.key(), gateway, Gateway.calldata(numbered(List.of(effect))), effect.gasLimit());
    }

    /** The next versions as the chain counts them; an effect that was applied by this sender keeps the one that it had. */
    private List<VersionedEffect> numbered(List<Effect> effects) {
        Map<String, Long> last = new HashMap<>();
        List<VersionedEffect> numbered = new ArrayList<>();
        for (Effect each : effects) {
            Long applied = versions.get(each.id());
            if (applied == null) {
                long version = last.computeIfAbsent(each.stream(), reader::streamVersion) + 1;
                last.put(each.stream(), version);
                numbered.add(new VersionedEffect(each, version));
            } else {
                numbered.add(new VersionedEffect(each, applied));
            }
        }
        return numbered;
    }
}
