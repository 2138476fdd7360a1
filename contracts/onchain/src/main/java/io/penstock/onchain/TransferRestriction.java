package io.penstock.onchain;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Why a transfer of units is refused: the codes of {@code ReasonCodes.sol} with their texts. */
public enum TransferRestriction {
    ALLOWED(0, "allowed"),
    PAUSED(1, "token paused"),
    CLOSED(2, "token closed for good"),
    BREAKER_TRIPPED(3, "circuit breaker tripped"),
    HOLDER_TRANSFERS_OFF(4, "holder transfers are off"),
    NO_RECEIVER(5, "no receiver of units"),
    SENDER_UNKNOWN(10, "sender unknown"),
    SENDER_EXPIRED(11, "sender's verification expired"),
    SENDER_SUSPENDED(12, "sender suspended"),
    SENDER_SANCTIONED(13, "sender sanctioned"),
    RECEIVER_UNKNOWN(20, "receiver unknown"),
    RECEIVER_EXPIRED(21, "receiver's verification expired"),
    RECEIVER_SUSPENDED(22, "receiver suspended"),
    RECEIVER_SANCTIONED(23, "receiver sanctioned"),
    COUNTRY_NOT_ALLOWED(24, "receiver's country not allowed"),
    NOT_QUALIFIED(25, "receiver lacks qualification"),
    FLOW_BACK(26, "country pair not allowed"),
    FROZEN_PART(31, "free balance too small"),
    LOCKED_UP(32, "lots locked up"),
    RETAINED(33, "retained by the originator"),
    TOO_MANY_INVESTORS(40, "too many investors"),
    ABOVE_MAXIMUM(41, "above the investor's maximum"),
    BELOW_LOT(42, "below the minimum lot"),
    TOO_MANY_OF_CATEGORY(43, "too many investors of the category"),
    SANDBOX_CAP(44, "sandbox cap"),
    WINDOW_CLOSED(50, "transfer window closed"),
    RULE_FAILED(250, "rule failed");

    private static final Map<Integer, TransferRestriction> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toMap(TransferRestriction::code, Function.identity()));

    private final int code;
    private final String text;

    TransferRestriction(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** As the contracts answer it. */
    public int code() {
        return code;
    }

    /** As ERC-1404's {@code messageForTransferRestriction} answers it. */
    public String text() {
        return text;
    }

    /** The text of any code: rules of single deals have the codes 60 to 199. */
    public static String textOf(int code) {
        TransferRestriction known = BY_CODE.get(code);
        if (known != null) {
            return known.text();
        }
        return code >= 60 && code < 200 ? "rule of the deal" : "unknown code";
    }
}
