package io.penstock.onchain;

/**
 * One change of the chain that mirrors one event. Holds no address and no version: it is the same on a rebuilt chain, and
 * its place in its stream is given when it is signed, so that a refused effect leaves no hole.
 *
 * @param key what makes the effect unique in the whole system, normally event id and index
 * @param id Keccak-256 of the key as "0x" and 64 digits: the gateway applies it once, whatever is resent
 * @param stream aggregate's type and id: {@code "Deal/DEAL-1"}. One service writes a stream, never two
 * @param targetId logical id of the contract, "0x" and 64 digits
 * @param call calldata of the contract
 * @param gasLimit enough for the largest effect of its kind and size, the gateway's part included; used where no node is
 *     asked for an estimate
 */
public record Effect(String key, String id, String stream, String targetId, String call, long gasLimit) {

    /** Keccak-256 of the stream's name, as the gateway knows it. */
    public String streamId() {
        return Abi.id(stream);
    }
}
