package io.penstock.cli.audit;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a loan, read from the bytes that its leaf is made of: format {@code penstock/loan/1}. */
final class LoanFields {

    private static final String FORMAT = "penstock/loan/1";
    private static final int SALT_BYTES = 32;
    private static final List<String> NAMES = List.of(
            "pool",
            "loan",
            "reporting period end",
            "state",
            "credit score",
            "original amount",
            "original term",
            "remaining term",
            "interest rate",
            "days past due",
            "current balance",
            "scheduled payment");

    private LoanFields() {}

    /**
     * The fields by name, in their order; the salt is left out.
     *
     * @throws AuditException if the bytes are not a loan
     */
    static Map<String, String> of(byte[] leaf) {
        var fields = split(leaf);
        if (fields.size() != NAMES.size() + 2
                || !text(fields.get(0)).equals(FORMAT)
                || fields.get(1).length != SALT_BYTES) {
            throw new AuditException("the leaf is not a loan of format " + FORMAT);
        }
        var named = new LinkedHashMap<String, String>();
        for (int i = 0; i < NAMES.size(); i++) {
            named.put(NAMES.get(i), text(fields.get(i + 2)));
        }
        return named;
    }

    private static List<byte[]> split(byte[] leaf) {
        var fields = new ArrayList<byte[]>();
        var bytes = ByteBuffer.wrap(leaf);
        while (bytes.remaining() >= Integer.BYTES) {
            int length = bytes.getInt();
            if (length < 0 || length > bytes.remaining()) {
                throw new AuditException("the leaf is cut off in its field " + (fields.size() + 1));
            }
            var field = new byte[length];
            bytes.get(field);
            fields.add(field);
        }
        if (bytes.hasRemaining()) {
            throw new AuditException("the leaf has bytes behind its last field");
        }
        return fields;
    }

    private static String text(byte[] field) {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(field));
            return text.toString();
        } catch (CharacterCodingException e) {
            throw new AuditException(
                    "the leaf has a field that is no text: " + HexFormat.of().formatHex(field));
        }
    }
}
