package io.penstock.tape.workbook;

import io.penstock.tape.Rule;
import io.penstock.tape.source.TapeStop;
import io.penstock.tape.xml.XmlCursor;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import javax.xml.stream.XMLStreamConstants;

/**
 * The texts that cells point to. A workbook of a million loans has millions of them: they lie in temporary files that are
 * mapped, so that none of them is on the heap.
 */
final class SharedStrings implements Closeable {

    private static final int MOST_CHARACTERS = 1 << 16;
    private static final ValueLayout.OfLong OFFSET = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final Arena arena = Arena.ofConfined();
    private final Path texts;
    private final Path offsets;
    private final MemorySegment text;
    private final MemorySegment ends;
    private final long count;

    private SharedStrings(Path texts, Path offsets, long count) throws IOException {
        this.texts = texts;
        this.offsets = offsets;
        this.count = count;
        this.text = map(texts);
        this.ends = map(offsets);
    }

    private MemorySegment map(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
        }
    }

    static SharedStrings none() throws IOException {
        return copied((_, _) -> 0);
    }

    static SharedStrings read(XmlCursor xml) throws IOException {
        return copied((to, ends) -> copy(xml, to, ends));
    }

    /** Writes the texts one after the other, and where each ends. */
    @FunctionalInterface
    private interface Copying {

        long to(OutputStream texts, DataOutputStream ends) throws IOException;
    }

    private static SharedStrings copied(Copying copying) throws IOException {
        var texts = Files.createTempFile("penstock-texts", ".part");
        var offsets = Files.createTempFile("penstock-texts", ".ends");
        try {
            long count;
            try (var to = new BufferedOutputStream(Files.newOutputStream(texts), 1 << 16);
                    var ends =
                            new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(offsets), 1 << 16))) {
                ends.writeLong(0);
                count = copying.to(to, ends);
            }
            return new SharedStrings(texts, offsets, count);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(texts);
            Files.deleteIfExists(offsets);
            throw e;
        }
    }

    private static long copy(XmlCursor xml, OutputStream to, DataOutputStream ends) throws IOException {
        long count = 0;
        long end = 0;
        var one = new StringBuilder();
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.at().getLocalName().equals("si")) {
                one.setLength(0);
                richText(xml, one, MOST_CHARACTERS);
                var bytes = one.toString().getBytes(StandardCharsets.UTF_8);
                to.write(bytes);
                end += bytes.length;
                ends.writeLong(end);
                count++;
            }
        }
        return count;
    }

    /** The text of an element that has {@code t} in it, or runs with such; readings beside characters are left out. */
    static void richText(XmlCursor xml, StringBuilder to, int most) throws IOException {
        int depth = 1;
        boolean inText = false;
        while (depth > 0) {
            int event = xml.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    var name = xml.at().getLocalName();
                    if (name.equals("rPh")) {
                        xml.skip();
                    } else {
                        depth++;
                        inText = name.equals("t");
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    inText = false;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (inText) {
                        append(xml, to, most);
                    }
                }
                default -> {
                    // comments
                }
            }
        }
        unescape(to);
    }

    static void append(XmlCursor xml, StringBuilder to, int most) throws TapeStop {
        to.append(
                xml.at().getTextCharacters(), xml.at().getTextStart(), xml.at().getTextLength());
        if (to.length() > most) {
            throw new TapeStop(Rule.LINE_TOO_LONG, 0, "a cell of more than " + most + " characters");
        }
    }

    /** Characters that XML cannot hold are written {@code _x000D_} (ECMA-376 part 1, 22.9.2.19). */
    private static void unescape(StringBuilder text) {
        int at = text.indexOf("_x");
        while (at >= 0) {
            if (at + 7 <= text.length()
                    && text.charAt(at + 6) == '_'
                    && text.substring(at + 2, at + 6).matches("[0-9A-Fa-f]{4}")) {
                text.replace(at, at + 7, String.valueOf((char) Integer.parseInt(text.substring(at + 2, at + 6), 16)));
            }
            at = text.indexOf("_x", at + 1);
        }
    }

    /**
     * A text.
     *
     * @throws TapeStop if there is none of this number
     */
    String get(long index, long line) throws TapeStop {
        if (index < 0 || index >= count) {
            throw new TapeStop(
                    Rule.WORKBOOK_MALFORMED, line, "text " + index + " of " + count + " shared ones is not there");
        }
        long from = ends.get(OFFSET, index * Long.BYTES);
        int length = (int) (ends.get(OFFSET, (index + 1) * Long.BYTES) - from);
        var bytes = new byte[length];
        MemorySegment.copy(text, ValueLayout.JAVA_BYTE, from, bytes, 0, length);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        arena.close();
        Files.deleteIfExists(texts);
        Files.deleteIfExists(offsets);
    }
}
