package io.penstock.onchain;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.web3j.protocol.core.methods.response.Log;
import org.web3j.utils.Numeric;

/** Words that came from a contract, by their place: an answer, the data or topics of a log, the arguments of an error. */
final class Answer {
    private static final int DIGITS = 64;
    private static final int SELECTOR = 8;

    private final List<String> words;

    private Answer(List<String> words) {
        this.words = words;
    }

    /** Of "0x" and digits. */
    static Answer of(String hex) {
        return new Answer(Abi.words(hex));
    }

    static Answer ofTopics(Log log) {
        return new Answer(log.getTopics());
    }

    /** Of the arguments behind the selector; empty if it is another one's, or an argument is missing. */
    static Optional<Answer> ofError(String revertData, String selector, int arguments) {
        String digits = Numeric.cleanHexPrefix(revertData);
        return digits.startsWith(selector) && digits.length() >= SELECTOR + arguments * DIGITS
                ? Optional.of(of(digits.substring(SELECTOR)))
                : Optional.empty();
    }

    /** "0x" and 64 digits. */
    String word(int place) {
        if (place >= words.size()) {
            throw new OnchainException("the contract answered " + words.size() + " words, word " + place
                    + " was asked for: is it the contract that this client was built for?");
        }
        return words.get(place);
    }

    /** Never negative: the contracts have no signed amounts. */
    BigInteger number(int place) {
        return Abi.number(word(place));
    }

    boolean flag(int place) {
        return !Abi.isZero(word(place));
    }

    /** In lower case. */
    String address(int place) {
        return Abi.addressOf(word(place));
    }

    /** The text whose offset is at this place. */
    String text(int place) {
        int start = offset(place);
        int length = number(start).intValueExact();
        var digits = new StringBuilder();
        for (int i = 0; i * 32 < length; i++) {
            digits.append(word(start + 1 + i), 2, 2 + DIGITS);
        }
        byte[] bytes = Numeric.hexStringToByteArray(digits.substring(0, 2 * length));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The items, of so many words each, of the list whose offset is at this place. */
    <T> List<T> list(int place, int size, Function<Answer, T> reader) {
        int start = offset(place);
        int count = number(start).intValueExact();
        return IntStream.range(0, count)
                .mapToObj(i -> start + 1 + i * size)
                .map(at -> new Answer(
                        IntStream.range(at, at + size).mapToObj(this::word).toList()))
                .map(reader)
                .toList();
    }

    private int offset(int place) {
        return number(place).intValueExact() / 32;
    }
}
