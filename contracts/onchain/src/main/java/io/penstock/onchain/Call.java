package io.penstock.onchain;

import java.util.function.Function;

/**
 * A question to a contract, with how its answer is read. The classes generated from the ABIs make them.
 *
 * @param data calldata, "0x" first
 */
record Call<T>(String data, Function<Answer, T> reader) {

    /** The answer of a node as a value. @throws OnchainException if it is shorter than the ABI has it */
    T read(String answer) {
        return reader.apply(Answer.of(answer));
    }
}
