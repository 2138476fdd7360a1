package io.penstock.servicing.loan.adapter.csv;

import io.penstock.servicing.loan.CollectionFault;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Finds the first byte that is not UTF-8, for a message that a person can act on. */
final class Encoding {

    private Encoding() {}

    static CollectionFault fault(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length + 1);
        StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        int at = in.position();
        int line = 1;
        for (int i = 0; i < at; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return new CollectionFault(
                line,
                0,
                "ENCODING_NOT_UTF8",
                "0x" + HexFormat.of().toHexDigits(bytes[at]),
                "byte " + (at + 1) + " of the file is not UTF-8: save the file as UTF-8");
    }
}
