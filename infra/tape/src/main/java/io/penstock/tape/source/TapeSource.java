package io.penstock.tape.source;

import io.penstock.tape.Rule;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * A tape as it lies in a file: plain, gzip, or the only file of a zip archive; XML or rows of text. One pass gives its
 * text and its hash. A workbook is copied to a temporary file first: its parts point to each other.
 */
public final class TapeSource implements Closeable {

    private static final int BUFFER = 1 << 16;
    private static final int LOOK = 1 << 12;
    private static final long LARGEST_WORKBOOK = 1L << 30;
    private static final int ENTRY_HEAD = 30;
    private static final int ENTRY_NAME_LENGTH_AT = 26;
    private static final int LONGEST_ENTRY_NAME = 300;

    private final CountedStream raw;
    private final MessageDigest digest = sha256();
    private final BufferedInputStream file;
    private final TapeText text;
    private final boolean isXml;
    private final boolean isEmpty;
    private boolean isPlain;
    private Optional<ZipInputStream> archive = Optional.empty();
    private Optional<Path> workbook = Optional.empty();

    /**
     * Looks at the first bytes.
     *
     * @param in read to its end by {@link #hash}, not closed
     * @throws TapeStop if it is no tape that can be read
     */
    public TapeSource(InputStream in, Limits limits) throws IOException {
        raw = new CountedStream(in, digest);
        file = new BufferedInputStream(raw, BUFFER);
        var unpacked = new BufferedInputStream(new BoundedStream(open(), limits, raw::count), BUFFER);
        if (isGzip(unpacked) || isZip(unpacked)) {
            throw new TapeStop(Rule.ARCHIVE_NESTED, 0, "");
        }
        int first = firstCharacter(unpacked);
        isEmpty = first < 0 && workbook.isEmpty();
        isXml = first == '<';
        text = new TapeText(unpacked);
    }

    public boolean isEmpty() {
        return isEmpty;
    }

    /** Whether the first character is that of XML; else it is rows of text. */
    public boolean isXml() {
        return isXml;
    }

    /** A copy of the file, if it is an XLSX workbook; {@link #close} deletes it. */
    public Optional<Path> workbook() {
        return workbook;
    }

    @Override
    public void close() throws IOException {
        if (workbook.isPresent()) {
            Files.deleteIfExists(workbook.get());
        }
    }

    /** Whether the bytes of the file are those of the text, so that it can be entered in the middle. */
    public boolean isPlain() {
        return isPlain && !isXml;
    }

    /** Bytes of the file as it was sent that were read so far, some of them ahead of the rows. */
    public long bytesRead() {
        return raw.count();
    }

    public TapeText text() {
        return text;
    }

    /**
     * Looks at what follows the tape in its archive.
     *
     * @throws TapeStop if there is another file
     */
    public void finish() throws IOException {
        if (archive.isPresent()) {
            for (ZipEntry next = archive.get().getNextEntry();
                    next != null;
                    next = archive.get().getNextEntry()) {
                if (isContent(next)) {
                    throw new TapeStop(Rule.ARCHIVE_NOT_ONE_FILE, 0, "also " + next.getName());
                }
            }
        }
    }

    /** SHA-256 of the file as it was sent, 64 hex digits; reads what is left of it. */
    public String hash() throws IOException {
        file.transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What a broken archive throws, as the rule that it breaks; empty if the exception says something else. */
    public static Optional<TapeStop> broken(IOException e) {
        return e instanceof ZipException || e instanceof EOFException
                ? Optional.of(new TapeStop(Rule.FILE_COMPRESSION_BROKEN, 0, String.valueOf(e.getMessage())))
                : Optional.empty();
    }

    private InputStream open() throws IOException {
        if (startsWith(file, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new TapeStop(Rule.FILE_IS_WORKBOOK, 0, "the old format .xls, or a workbook with a password");
        }
        if (isGzip(file)) {
            return new GZIPInputStream(file, BUFFER);
        }
        if (!isZip(file)) {
            isPlain = true;
            return file;
        }
        if (isOfWorkbook(firstEntry())) {
            workbook = Optional.of(spooled());
            return InputStream.nullInputStream();
        }
        var zip = new ZipInputStream(file);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().equals("mimetype")) {
                throw new TapeStop(Rule.FILE_IS_WORKBOOK, 0, "an OpenDocument file");
            }
            if (isContent(entry)) {
                archive = Optional.of(zip);
                return zip;
            }
        }
        throw new TapeStop(Rule.ARCHIVE_NOT_ONE_FILE, 0, "it has no file");
    }

    private static boolean isOfWorkbook(String entry) {
        return entry.equals("[Content_Types].xml")
                || entry.startsWith("xl/")
                || entry.startsWith("_rels/")
                || entry.startsWith("docProps/")
                || entry.startsWith("customXml/");
    }

    /** The name of the archive's first entry, which is one of a few in workbooks; the stream stays where it was. */
    private String firstEntry() throws IOException {
        file.mark(ENTRY_HEAD + LONGEST_ENTRY_NAME);
        var head = file.readNBytes(ENTRY_HEAD);
        int length = head.length < ENTRY_HEAD
                ? 0
                : (head[ENTRY_NAME_LENGTH_AT] & 0xFF) | (head[ENTRY_NAME_LENGTH_AT + 1] & 0xFF) << 8;
        var name = new String(file.readNBytes(Math.min(length, LONGEST_ENTRY_NAME)), StandardCharsets.ISO_8859_1);
        file.reset();
        return name;
    }

    private Path spooled() throws IOException {
        var copy = Files.createTempFile("penstock-workbook", ".xlsx");
        try (var out = Files.newOutputStream(copy)) {
            var buffer = new byte[BUFFER];
            for (int read = file.read(buffer); read >= 0; read = file.read(buffer)) {
                out.write(buffer, 0, read);
                if (raw.count() > LARGEST_WORKBOOK) {
                    throw new TapeStop(
                            Rule.FILE_TOO_LARGE, 0, "a workbook of more than " + LARGEST_WORKBOOK + " bytes");
                }
            }
            return copy;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    private static boolean isContent(ZipEntry entry) {
        return !entry.isDirectory() && !entry.getName().startsWith("__MACOSX/");
    }

    private static boolean isGzip(InputStream in) throws IOException {
        return startsWith(in, 0x1F, 0x8B);
    }

    private static boolean isZip(InputStream in) throws IOException {
        return startsWith(in, 'P', 'K', 3, 4) || startsWith(in, 'P', 'K', 5, 6);
    }

    private static boolean startsWith(InputStream in, int... bytes) throws IOException {
        in.mark(bytes.length);
        boolean same = true;
        for (int wanted : bytes) {
            same &= in.read() == wanted;
        }
        in.reset();
        return same;
    }

    /** The first byte that is neither white space nor byte order mark, or -1; the stream stays where it was. */
    private static int firstCharacter(InputStream in) throws IOException {
        in.mark(LOOK);
        int next = in.read();
        for (int i = 1; i < LOOK && (next == 0xEF || next == 0xBB || next == 0xBF || isSpace(next)); i++) {
            next = in.read();
        }
        in.reset();
        return next;
    }

    private static boolean isSpace(int character) {
        return character == ' ' || character == '\t' || character == '\r' || character == '\n';
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
