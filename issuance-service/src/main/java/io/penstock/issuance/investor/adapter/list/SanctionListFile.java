package io.penstock.issuance.investor.adapter.list;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.penstock.issuance.investor.domain.screening.ListedParty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Two forms of a list as CSV, told apart by the first line:
 *
 * <ul>
 *   <li>with a header: {@code id,name,other_names,country,birth_year,wallets}, several values of a cell parted by
 *       semicolons;
 *   <li>without one, the twelve columns of the OFAC file SDN.CSV, where {@code -0-} is nothing, and other names, the date
 *       of birth and addresses on Ethereum-like chains stand in the remarks.
 * </ul>
 */
public final class SanctionListFile {

    private static final List<String> HEADER = List.of("id", "name", "other_names", "country", "birth_year", "wallets");
    private static final int SDN_COLUMNS = 12;
    private static final int SDN_REMARKS = 11;
    private static final String NOTHING = "-0-";
    private static final Pattern ALIAS = Pattern.compile("[afn]\\.k\\.a\\. '([^']+)'");
    private static final Pattern BIRTH = Pattern.compile("DOB [^;]*?(\\d{4})");
    private static final Pattern WALLET = Pattern.compile("0x[0-9a-fA-F]{40}");
    private static final Pattern YEAR = Pattern.compile("(1[89]|20)\\d\\d");

    private SanctionListFile() {}

    /** A file that is no list, with the line and what is wrong there. */
    public static final class ListFaultException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ListFaultException(long line, String detail) {
            super("line " + line + ": " + detail);
        }
    }

    /**
     * All entries, in the order of the file.
     *
     * @throws ListFaultException at the first faulty line: half a list is worse than the old one
     */
    public static List<ListedParty> read(String text) {
        var entries = new ArrayList<ListedParty>();
        var ids = new HashSet<String>();
        boolean first = true;
        boolean own = false;
        try (var records = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE) // counted here, with the line in the answer
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            for (CsvRecord each : records) {
                if (first) {
                    first = false;
                    own = each.getFields().stream()
                            .map(field -> field.strip().toLowerCase(Locale.ROOT))
                            .toList()
                            .equals(HEADER);
                    if (own) {
                        continue;
                    }
                }
                if (isEnd(each)) {
                    continue; // the SDN file ends with a control character
                }
                var entry = own ? own(each) : sdn(each);
                if (!ids.add(entry.entryId())) {
                    throw fault(each, "entry " + entry.entryId() + " is there twice");
                }
                entries.add(entry);
            }
        } catch (CsvParseException e) {
            throw new ListFaultException(1, "no CSV: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (entries.isEmpty()) {
            throw new ListFaultException(
                    1,
                    "the list has no entry; a first line of " + String.join(",", HEADER)
                            + " or the columns of SDN.CSV are expected");
        }
        return entries;
    }

    private static boolean isEnd(CsvRecord line) {
        return line.getFieldCount() == 1
                && line.getField(0).strip().replace("\u001a", "").isEmpty();
    }

    private static ListedParty own(CsvRecord line) {
        if (line.getFieldCount() != HEADER.size()) {
            throw fault(line, line.getFieldCount() + " columns, expected are " + HEADER.size());
        }
        var id = line.getField(0).strip();
        var name = line.getField(1).strip();
        if (id.isEmpty() || name.isEmpty()) {
            throw fault(line, "id or name is empty");
        }
        var country = line.getField(3).strip().toUpperCase(Locale.ROOT);
        if (!country.matches("([A-Z]{2})?")) {
            throw fault(line, "country '" + country + "' is no code of ISO 3166-1 alpha-2");
        }
        var year = line.getField(4).strip();
        if (!year.isEmpty() && !YEAR.matcher(year).matches()) {
            throw fault(line, "birth_year '" + year + "' is no year");
        }
        var wallets = parts(line.getField(5));
        for (String wallet : wallets) {
            if (!WALLET.matcher(wallet).matches()) {
                throw fault(line, "wallet '" + wallet + "' is not 0x and 40 hexadecimal digits");
            }
        }
        return new ListedParty(
                id,
                Stream.concat(Stream.of(name), parts(line.getField(2)).stream()).toList(),
                country.isEmpty() ? Optional.empty() : Optional.of(country),
                year.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(year)),
                lower(wallets.stream()));
    }

    private static ListedParty sdn(CsvRecord line) {
        if (line.getFieldCount() != SDN_COLUMNS) {
            throw fault(
                    line,
                    line.getFieldCount() + " columns: neither " + String.join(",", HEADER) + " nor the " + SDN_COLUMNS
                            + " of SDN.CSV");
        }
        var remarks = line.getField(SDN_REMARKS);
        var names = Stream.concat(
                        Stream.of(line.getField(1).strip()),
                        ALIAS.matcher(remarks).results().map(match -> match.group(1)))
                .filter(name -> !name.isEmpty() && !name.equals(NOTHING))
                .toList();
        if (names.isEmpty()) {
            throw fault(line, "the entry has no name");
        }
        return new ListedParty(
                line.getField(0).strip(),
                names,
                Optional.empty(),
                BIRTH.matcher(remarks)
                        .results()
                        .map(match -> Integer.valueOf(match.group(1)))
                        .findFirst(),
                lower(WALLET.matcher(remarks).results().map(MatchResult::group)));
    }

    private static List<String> lower(Stream<String> wallets) {
        return wallets.map(each -> each.toLowerCase(Locale.ROOT)).distinct().toList();
    }

    private static List<String> parts(String cell) {
        return Arrays.stream(cell.split(";", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static ListFaultException fault(CsvRecord line, String detail) {
        return new ListFaultException(line.getStartingLineNumber(), detail);
    }
}
