package io.penstock.tape.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks written part by part, so that a test can break any of them. */
final class Workbooks {

    /** Styles: 0 plain, 1 a built-in day, 2 a day by code, 3 a percentage, 4 a time, 5 money in red below zero. */
    static final String STYLES = """
            <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="3">
            <numFmt numFmtId="164" formatCode="[$-409]d\\-mmm\\-yy;@"/><numFmt numFmtId="165" formatCode="h:mm:ss"/>
            <numFmt numFmtId="166" formatCode="&quot;day &quot;#,##0.00;[Red]-#,##0.00"/></numFmts>
            <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="14"/>
            <xf numFmtId="164"/><xf numFmtId="10"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>""";

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final List<String> sheets = new ArrayList<>();
    private final StringBuilder relations = new StringBuilder();
    private final StringBuilder strings = new StringBuilder();
    private int shared;
    private String properties = "";

    /** A workbook of a CSV text without quotes: texts are shared, what looks like a number is one. */
    static byte[] of(String csv) {
        var book = new Workbooks();
        return book.sheet("Loans", "", book.rows(csv)).bytes();
    }

    /** Rows of a CSV text, from row 1. */
    String rows(String csv) {
        var rows = new StringBuilder();
        int number = 0;
        for (var line : csv.lines().toList()) {
            number++;
            rows.append("<row r=\"").append(number).append("\">");
            int column = 0;
            for (var cell : line.split(",", -1)) {
                if (!cell.isEmpty()) {
                    rows.append(cell(reference(column, number), cell));
                }
                column++;
            }
            rows.append("</row>");
        }
        return rows.toString();
    }

    private String cell(String reference, String text) {
        return text.matches("-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,6})?")
                ? "<c r=\"" + reference + "\"><v>" + text + "</v></c>"
                : "<c r=\"" + reference + "\" t=\"s\"><v>" + share(text) + "</v></c>";
    }

    /** The number of a shared text. */
    int share(String text) {
        strings.append("<si><t xml:space=\"preserve\">")
                .append(text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", "?"))
                .append("</t></si>");
        return shared++;
    }

    static String reference(int column, int row) {
        var letters = new StringBuilder();
        for (int left = column + 1; left > 0; left = (left - 1) / 26) {
            letters.insert(0, (char) ('A' + (left - 1) % 26));
        }
        return letters + String.valueOf(row);
    }

    /** Adds a sheet; its state is empty, {@code hidden} or {@code veryHidden}. */
    Workbooks sheet(String name, String state, String rows) {
        int number = sheets.size() + 1;
        sheets.add("<sheet name=\"" + name + "\" sheetId=\"" + number + "\" "
                + (state.isEmpty() ? "" : "state=\"" + state + "\" ") + "r:id=\"rId" + number + "\"/>");
        relations
                .append("<Relationship Id=\"rId")
                .append(number)
                .append("\" Type=\"worksheet\" Target=\"worksheets/sheet")
                .append(number)
                .append(".xml\"/>");
        parts.put(
                "xl/worksheets/sheet" + number + ".xml",
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><dimension ref=\"A1\"/>"
                        + "<sheetData>" + rows + "</sheetData><mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>"
                        + "</worksheet>");
        return this;
    }

    /** Counts days from 1904. */
    Workbooks from1904() {
        properties = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    /** Puts a part in the place of the one that would be written. */
    Workbooks with(String part, String text) {
        parts.put(part, text);
        return this;
    }

    /** All parts by name. */
    Map<String, byte[]> parts() {
        var all = new LinkedHashMap<String, String>();
        all.put("[Content_Types].xml", "<Types/>");
        all.put(
                "xl/workbook.xml",
                "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                        + properties + "<sheets>" + String.join("", sheets) + "</sheets></workbook>");
        all.put("xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
        all.put("xl/styles.xml", STYLES);
        all.put("xl/sharedStrings.xml", "<sst>" + strings + "</sst>");
        all.putAll(parts);
        var bytes = new LinkedHashMap<String, byte[]>();
        all.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return bytes;
    }

    byte[] bytes() {
        return zip(parts());
    }

    static byte[] zip(Map<String, byte[]> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                out.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
