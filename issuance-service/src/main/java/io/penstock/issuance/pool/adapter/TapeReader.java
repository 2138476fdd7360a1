package io.penstock.issuance.pool.adapter;

import io.penstock.issuance.pool.adapter.csv.LoanTapeCsv;
import io.penstock.issuance.pool.adapter.tape.FaultList;
import io.penstock.issuance.pool.adapter.tape.Utf8Stream;
import io.penstock.issuance.pool.adapter.xml.AbsEeTape;
import io.penstock.issuance.pool.domain.LoanRecord;
import io.penstock.issuance.pool.domain.LoanTape;
import io.penstock.issuance.pool.domain.TapeFault.Code;
import io.penstock.issuance.pool.domain.TapeReading;
import io.penstock.issuance.pool.domain.TapeReading.Clean;
import io.penstock.issuance.pool.domain.TapeReading.Faulty;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads a loan tape of any known format. What a file is follows from its first bytes and never from its name: {@code 1F
 * 8B} is gzip, {@code <} starts ABS-EE XML, and all else is the project's CSV.
 */
public final class TapeReader {

    /** Unpacked bytes that are read at most: 2 GiB, some six times the largest filings known. */
    public static final long MAX_BYTES = 2L << 30;

    private static final int BUFFER = 1 << 16;
    private static final Currency USD = Currency.getInstance("USD");

    private TapeReader() {}

    /** Reads a tape in US dollars. */
    public static TapeReading read(InputStream file, String fileName) throws IOException {
        return read(file, fileName, USD);
    }

    /**
     * Reads a tape of a pool.
     *
     * @param file read to its end, not closed
     * @param fileName for people only
     * @param currency of a CSV tape, which does not name its own; ABS-EE is in US dollars
     * @throws IOException if the file cannot be read; whatever is wrong within it is answered as faults
     */
    public static TapeReading read(InputStream file, String fileName, Currency currency) throws IOException {
        return read(file, fileName, currency, MAX_BYTES);
    }

    static TapeReading read(InputStream file, String fileName, Currency currency, long maxBytes) throws IOException {
        var hashed = new DigestInputStream(file, sha256());
        var raw = new BufferedInputStream(hashed, BUFFER);
        var faults = new FaultList();
        List<LoanRecord> loans = List.of();
        var tapeCurrency = currency;
        try {
            var text = new BufferedInputStream(isGzip(raw) ? new GZIPInputStream(raw, BUFFER) : raw, BUFFER);
            var utf8 = new Utf8Stream(text, maxBytes);
            int first = firstCharacter(text);
            if (first < 0) {
                faults.add(Code.EMPTY_FILE, "the file is empty");
            } else if (first == '<') {
                tapeCurrency = USD;
                loans = guarded(utf8, faults, () -> AbsEeTape.read(utf8, faults));
            } else {
                loans = guarded(
                        utf8, faults, () -> LoanTapeCsv.read(utf8, currency.getDefaultFractionDigits(), faults));
            }
        } catch (ZipException | EOFException e) {
            faults.add(Code.BROKEN_COMPRESSION, "the gzip data is damaged or cut off: " + e.getMessage());
        }
        drain(raw);
        var hash = HexFormat.of().formatHex(hashed.getMessageDigest().digest());
        if (faults.isEmpty() && loans.isEmpty()) {
            faults.add(Code.EMPTY_FILE, "the file has no loan");
        }
        return faults.isEmpty()
                ? new Clean(new LoanTape(
                        hash, fileName, tapeCurrency, loans.getFirst().reportingPeriodEnd(), loans))
                : new Faulty(hash, fileName, faults.listed(), faults.total());
    }

    /** Reads one format of a tape. */
    @FunctionalInterface
    private interface Format {

        List<LoanRecord> read() throws IOException;
    }

    private static List<LoanRecord> guarded(Utf8Stream utf8, FaultList faults, Format format) throws IOException {
        try {
            return format.read();
        } catch (Utf8Stream.StoppedException _) {
            utf8.wrongByte()
                    .ifPresent(
                            wrong -> faults.add(wrong.line(), "", Code.WRONG_ENCODING, wrong.value(), wrong.detail()));
            if (utf8.tooLarge()) {
                faults.add(Code.FILE_TOO_LARGE, "the unpacked file is too large; split it into several pools");
            }
            return List.of();
        }
    }

    private static boolean isGzip(InputStream in) throws IOException {
        in.mark(2);
        int first = in.read();
        int second = in.read();
        in.reset();
        return first == 0x1F && second == 0x8B;
    }

    /** The first byte that is neither white space nor byte order mark, or -1; the stream stays where it was. */
    private static int firstCharacter(InputStream in) throws IOException {
        in.mark(BUFFER);
        int next = in.read();
        for (int i = 1; i < BUFFER && (next == 0xEF || next == 0xBB || next == 0xBF || isSpace(next)); i++) {
            next = in.read();
        }
        in.reset();
        return next;
    }

    private static boolean isSpace(int character) {
        return character == ' ' || character == '\t' || character == '\r' || character == '\n';
    }

    /** The hash is that of the whole file, also when reading stopped before its end. */
    private static void drain(InputStream in) throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
