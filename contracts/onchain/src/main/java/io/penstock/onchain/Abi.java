package io.penstock.onchain;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.crypto.Hash;
import org.web3j.utils.Numeric;

/** Java values as words of the chain and back. */
final class Abi {
    /** Settlement token units in a minor unit: six decimals against the two of the dollar. */
    static final BigInteger CASH_PER_MINOR_UNIT = BigInteger.valueOf(ChainReader.CASH_UNITS_PER_MINOR_UNIT);

    private static final String ZERO = "0x" + "0".repeat(64);

    private Abi() {}

    /** Keccak-256 of the text, "0x" and 64 digits. */
    static String id(String text) {
        return Numeric.toHexString(Hash.sha3(text.getBytes(StandardCharsets.UTF_8)));
    }

    static Bytes32 idWord(String text) {
        return word(id(text));
    }

    /** A class by name; the empty name, which stands for a fee, is the zero word. */
    static Bytes32 classWord(String className) {
        return className.isEmpty() ? word(ZERO) : idWord(className);
    }

    /** A hash as a word. @throws IllegalArgumentException unless the text is 64 hexadecimal digits, "0x" before them or not */
    static Bytes32 word(String hex) {
        String digits = Numeric.cleanHexPrefix(hex);
        if (!digits.matches("[0-9a-fA-F]{64}")) {
            throw new IllegalArgumentException("not a hash of 64 hexadecimal digits: " + hex);
        }
        return new Bytes32(Numeric.hexStringToByteArray(digits));
    }

    static Address address(String wallet) {
        if (!wallet.matches("0x[0-9a-fA-F]{40}")) {
            throw new IllegalArgumentException("not an address: " + wallet);
        }
        return new Address(wallet.toLowerCase(Locale.ROOT));
    }

    static Uint256 uint(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("negative on chain: " + value);
        }
        return new Uint256(value);
    }

    static Uint256 cash(long minorUnits) {
        return new Uint256(uint(minorUnits).getValue().multiply(CASH_PER_MINOR_UNIT));
    }

    static long minorUnits(BigInteger cash) {
        BigInteger[] parts = cash.divideAndRemainder(CASH_PER_MINOR_UNIT);
        if (parts[1].signum() != 0) {
            throw new OnchainException("cash of " + cash + " units is not whole in minor units");
        }
        return parts[0].longValueExact();
    }

    /** ASCII text left-aligned in a word, as bytes2, bytes3 … are. */
    static byte[] ascii(String text, int length) {
        if (text.length() != length || !text.matches("[A-Z]+")) {
            throw new IllegalArgumentException("expected " + length + " capital letters: " + text);
        }
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static DynamicBytes bytes(String hex) {
        return new DynamicBytes(Numeric.hexStringToByteArray(hex));
    }

    /** Calldata, "0x" first. Called by the generated classes, which know selector and types. */
    @SuppressWarnings("rawtypes")
    static String call(String selector, Type... arguments) {
        return "0x" + selector + FunctionEncoder.encodeConstructor(list(arguments));
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // web3j's encoders take lists of a raw type
    static List<Type> list(Type... values) {
        return (List) Arrays.asList(values);
    }

    /** The words of an answer that holds static values only. */
    static List<String> words(String answer) {
        String digits = Numeric.cleanHexPrefix(answer);
        return java.util.stream.IntStream.range(0, digits.length() / 64)
                .mapToObj(i -> "0x" + digits.substring(i * 64, i * 64 + 64))
                .toList();
    }

    static BigInteger number(String word) {
        return Numeric.toBigInt(word);
    }

    static String addressOf(String word) {
        return "0x" + word.substring(26);
    }

    static boolean isZero(String word) {
        return number(word).signum() == 0;
    }
}
