package io.penstock.onchain;

/** A node with the contracts on it; tests of one room each build on it, and run on Anvil and on Ganache. */
interface OnNode {

    /** The same for all tests of a class. */
    TestChain chain();

    /** How a contract refuses a call: the error's name and arguments. */
    default String refusal(String from, String to, String call) {
        try {
            return "answered " + chain().rpc.call(from, to, call);
        } catch (EffectRevertedException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
