package io.penstock.tape.check;

import static io.penstock.tape.check.EveryRuleTest.gzip;
import static io.penstock.tape.check.EveryRuleTest.many;
import static io.penstock.tape.check.EveryRuleTest.zip;

import io.penstock.tape.CellType;
import io.penstock.tape.DateForm;
import io.penstock.tape.Role;
import io.penstock.tape.TapeMapping;
import io.penstock.tape.TapeMapping.Column;
import io.penstock.tape.Unit;
import io.penstock.tape.check.TapeChecker.Options;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tapes that were spoiled at random; the same seed spoils in the same way on every machine. */
final class Mutations {

    private static final List<String> ODD_CELLS = List.of(
            "=1+1",
            "@SUM(A1)",
            "+cmd|' /C calc'!A0",
            "-2+3",
            "\u0000",
            "1e309",
            "NaN",
            "-0",
            "--",
            "ND9",
            "ND5",
            "1,5",
            "1.234.567,89",
            "99999999999999999999999",
            "0.1000000000000000055511151231257827",
            "1E+11",
            "31-12-2020",
            "02-30-2020",
            "13/2020",
            "\"",
            "\"\"\"",
            "'",
            "\t",
            "\uFEFF",
            "\uD83D\uDE00",
            "&amp;",
            "<b>",
            "]]>",
            "%s%n",
            "true",
            "N/A",
            " ",
            "2020-07-31",
            "007",
            "-9223372036854775808",
            "9223372036854775807",
            "1e99",
            "-1e-99",
            ".5",
            "5.",
            ".",
            "-",
            "+",
            "1 000",
            "\r\n");
    private static final List<String> BASES =
            List.of("csv", "xml", "esma", "collateral", "mapped", "xlsx", "xlsx-mapped");

    private final RandomGenerator random;
    private final StringBuilder story = new StringBuilder();
    private Options options = Options.standard();

    private Mutations(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    static Mutations of(long seed) {
        return new Mutations(seed);
    }

    /** By which the tape is checked; after {@link #make}. */
    Options options() {
        return options;
    }

    /** What was done to the tape. */
    String told() {
        return story.toString();
    }

    /** The spoiled tape; once. */
    byte[] make() {
        var base = BASES.get(random.nextInt(BASES.size()));
        story.append(' ').append(base);
        String text = switch (base) {
            case "csv", "xlsx" -> SmallTapes.csv(many(1 + random.nextInt(30)));
            case "mapped", "xlsx-mapped" -> mapped(1 + random.nextInt(30));
            case "xml" -> SmallTapes.xml(many(1 + random.nextInt(30)));
            case "esma" ->
                SmallTapes.csv(IntStream.range(0, 1 + random.nextInt(30))
                        .mapToObj(SmallTapes::esma)
                        .toList());
            default -> "RREC1,RREC2,RREC3,RREC4,RREC13,RREC13_CURRENCY\nU,L1,C1,C1,280000,EUR\n";
        };
        boolean isWorkbook = base.startsWith("xlsx");
        int spoils = (isWorkbook ? 0 : 1) + random.nextInt(4);
        for (int i = 0; i < spoils; i++) {
            text = spoilText(text);
        }
        if (isWorkbook) {
            return pack(workbook(text));
        }
        var bytes = encode(text);
        if (random.nextInt(5) == 0) {
            bytes = spoilBytes(bytes);
        }
        return pack(bytes);
    }

    /** A servicer's own columns with the mapping that a person confirmed for them. */
    private String mapped(int rows) {
        var columns = new LinkedHashMap<String, Column>();
        columns.put("Contract", column(CellType.TEXT, Role.LOAN_ID, Optional.empty()));
        columns.put("Rate", column(CellType.RATE, Role.RATE, Optional.of(Unit.PERCENT)));
        columns.put("Balance", column(CellType.AMOUNT, Role.CLOSING_BALANCE, Optional.of(Unit.MINOR)));
        columns.put("As of", column(CellType.DATE, Role.PERIOD_END, Optional.empty()));
        var header = random.nextBoolean() ? List.of("Contract", "Rate", "Balance", "As of") : List.<String>of();
        options = Options.standard()
                .as(new TapeMapping(
                                "m",
                                Optional.empty(),
                                Optional.of(DateForm.EU_DOT),
                                columns,
                                Set.of("-"),
                                random.nextInt(4) == 0,
                                0,
                                random.nextInt(4) == 0 ? "Loans" : "",
                                header)
                        .toForm());
        return IntStream.range(0, rows)
                .mapToObj(i -> "K" + i + ",6.87," + (100_000 + i) + ",31.7.2020")
                .collect(Collectors.joining("\n", "Contract,Rate,Balance,As of\n", "\n"));
    }

    private static Column column(CellType type, Role role, Optional<Unit> unit) {
        return new Column(
                Optional.empty(), Optional.of(type), Optional.of(role), false, unit, Optional.empty(), Set.of(), false);
    }

    /** A workbook of the text, with some of its parts spoiled by text or by byte, lost or exchanged. */
    private byte[] workbook(String text) {
        var book = new Workbooks();
        book.sheet("Loans", "", book.rows(text));
        if (random.nextInt(4) == 0) {
            book.sheet("Other", random.nextBoolean() ? "hidden" : "", book.rows("a,b\n1,2\n"));
        }
        var parts = new LinkedHashMap<>(book.parts());
        for (int i = random.nextInt(4); i > 0; i--) {
            var names = List.copyOf(parts.keySet());
            var name = names.get(random.nextInt(names.size()));
            int kind = random.nextInt(6);
            story.append(' ').append(name).append(kind);
            var part = Objects.requireNonNull(parts.get(name));
            switch (kind) {
                case 0 -> parts.remove(name);
                case 1 -> parts.put(name, spoilBytes(part));
                case 2 -> parts.put(name, Objects.requireNonNull(parts.get(names.getLast())));
                default ->
                    parts.put(
                            name,
                            spoilText(new String(part, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
            }
        }
        var bytes = Workbooks.zip(parts);
        return random.nextInt(4) == 0 ? spoilBytes(bytes) : random.nextInt(20) == 0 ? cut(bytes) : bytes;
    }

    private String spoilText(String text) {
        int kind = random.nextInt(16);
        story.append(" text").append(kind);
        return switch (kind) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> cell(text);
            case 8 -> column(text);
            case 9 -> lines(text);
            case 10 -> text.substring(0, at(text));
            case 11 -> insert(text, "\"");
            case 12 -> insert(text, ODD_CELLS.get(random.nextInt(ODD_CELLS.size())));
            case 13 -> bomb(text);
            case 14 -> text.replace(random.nextBoolean() ? "," : "\n", random.nextBoolean() ? ";" : "\r");
            default -> huge(text);
        };
    }

    private int at(String text) {
        return text.isEmpty() ? 0 : random.nextInt(text.length());
    }

    private String insert(String text, String what) {
        int at = at(text);
        return text.substring(0, at) + what + text.substring(at);
    }

    /** Another value in the place of a number or word. */
    private String cell(String text) {
        int from = at(text);
        while (from > 0 && isWord(text.charAt(from - 1))) {
            from--;
        }
        int to = from;
        while (to < text.length() && isWord(text.charAt(to))) {
            to++;
        }
        return text.substring(0, from) + ODD_CELLS.get(random.nextInt(ODD_CELLS.size())) + text.substring(to);
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-';
    }

    private String column(String text) {
        int end = text.indexOf('\n');
        if (end < 0) {
            return text;
        }
        var names = new ArrayList<>(Arrays.asList(text.substring(0, end).split(",", -1)));
        int at = random.nextInt(names.size());
        switch (random.nextInt(4)) {
            case 0 -> names.remove(at);
            case 1 -> names.add(at, names.get(random.nextInt(names.size())));
            case 2 -> names.set(at, names.get(at).toUpperCase(Locale.ROOT) + " ");
            default -> Collections.swap(names, at, random.nextInt(names.size()));
        }
        return String.join(",", names) + text.substring(end);
    }

    private String lines(String text) {
        var lines = new ArrayList<>(text.lines().toList());
        if (lines.isEmpty()) {
            return text;
        }
        int at = random.nextInt(lines.size());
        switch (random.nextInt(3)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
            default -> Collections.swap(lines, at, random.nextInt(lines.size()));
        }
        return String.join("\n", lines);
    }

    private String bomb(String text) {
        var entities = new StringBuilder("<!DOCTYPE lolz [<!ENTITY a \"aaaaaaaaaa\">");
        for (char c = 'b'; c < 'l'; c++) {
            entities.append("<!ENTITY ")
                    .append(c)
                    .append(" \"")
                    .append(("&" + (char) (c - 1) + ";").repeat(10))
                    .append("\">");
        }
        var bomb = switch (random.nextInt(3)) {
            case 0 -> entities + "]>\n";
            case 1 -> "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">\n";
            default -> "<!DOCTYPE x [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>\n";
        };
        int root = text.indexOf("<assetData");
        return root < 0
                ? bomb + text
                : text.substring(0, root) + bomb + text.substring(root).replaceFirst(">SPONSOR<", ">&b;<");
    }

    private String huge(String text) {
        return switch (random.nextInt(5)) {
            case 0 -> insert(text, "x".repeat(20_000));
            case 1 -> insert(text, "<a>".repeat(5_000));
            case 2 -> insert(text, "<!--" + "- ".repeat(10_000));
            case 3 -> insert(text, ",".repeat(5_000));
            default -> insert(text, "<assets>".repeat(30));
        };
    }

    private byte[] encode(String text) {
        int kind = random.nextInt(24);
        story.append(" encoding").append(kind);
        return switch (kind) {
            case 0 -> text.getBytes(StandardCharsets.UTF_16);
            case 1 -> text.getBytes(StandardCharsets.ISO_8859_1);
            case 2 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
            case 3 -> text.replace('R', '\u00C9').getBytes(StandardCharsets.ISO_8859_1);
            case 4 -> text.replace('E', '\u20AC').getBytes(StandardCharsets.UTF_8);
            default -> text.getBytes(StandardCharsets.UTF_8);
        };
    }

    private byte[] spoilBytes(byte[] bytes) {
        story.append(" bytes");
        var spoiled = bytes.clone();
        for (int i = random.nextInt(8); i >= 0 && spoiled.length > 0; i--) {
            spoiled[random.nextInt(spoiled.length)] = (byte) random.nextInt(256);
        }
        return spoiled;
    }

    private byte[] pack(byte[] bytes) {
        int kind = random.nextInt(28);
        story.append(" pack").append(kind);
        return switch (kind) {
            case 0 -> gzip(bytes);
            case 1 -> zip(Map.of("tape.csv", bytes));
            case 2 -> spoilBytes(gzip(bytes));
            case 3 -> spoilBytes(zip(Map.of("tape.csv", bytes)));
            case 4 -> cut(gzip(bytes));
            case 5 -> cut(zip(Map.of("a", bytes, "b", bytes)));
            case 6 -> gzip(gzip(bytes));
            case 7 -> random.nextInt(10) == 0 ? zeros(bytes) : gzip(bytes);
            default -> bytes;
        };
    }

    private byte[] cut(byte[] bytes) {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }

    /** A tape with tens of megabytes of nothing behind it, which pack to some kilobytes. */
    private byte[] zeros(byte[] bytes) {
        story.append(" bomb");
        var plain = new ByteArrayOutputStream();
        plain.writeBytes(bytes);
        plain.writeBytes((random.nextBoolean() ? "\n" : "0").repeat(24 << 20).getBytes(StandardCharsets.US_ASCII));
        return random.nextBoolean() ? gzip(plain.toByteArray()) : zip(Map.of("tape", plain.toByteArray()));
    }
}
