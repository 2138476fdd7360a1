package io.penstock.onchain;

/**
 * One change of the chain that mirrors one event, ready to be signed as a type-0 transaction without value.
 *
 * @param key what makes the effect unique in the whole system, normally event id and index
 * @param id Keccak-256 of the key as "0x" and 64 digits: the gateway applies it once, whatever is resent
 * @param to the gateway
 * @param data calldata of the gateway's {@code submit}
 * @param gasLimit enough for the largest effect of its kind and size; what is not used costs nothing
 */
public record Effect(String key, String id, String to, String data, long gasLimit) {}
