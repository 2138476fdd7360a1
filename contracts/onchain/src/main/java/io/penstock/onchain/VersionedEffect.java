package io.penstock.onchain;

import org.web3j.abi.FunctionEncoder;
import org.web3j.crypto.Hash;

/**
 * An effect at its place in its stream.
 *
 * @param version 1 for the first applied effect of the stream
 */
public record VersionedEffect(Effect effect, long version) {

    /** What the gateway stores: keccak256(abi.encode(stream, version, targetId, data)). No address and no time in it. */
    public String payload() {
        return Hash.sha3("0x"
                + FunctionEncoder.encodeConstructor(Abi.list(
                        Abi.word(effect.streamId()),
                        Abi.uint(version),
                        Abi.word(effect.targetId()),
                        Abi.bytes(effect.call()))));
    }

    /** A writer's running hash after this effect: keccak256(abi.encode(head, id, payload)). */
    public String headAfter(String head) {
        return Hash.sha3(head + effect.id().substring(2) + payload().substring(2));
    }
}
