package io.penstock.servicing.report.adapter.format;

import io.penstock.servicing.report.ReportDocument;
import io.penstock.servicing.report.application.ReportFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Comma-separated values (RFC 4180), one figure a line: {@code section,row,column,kind,value}. The head of the report is
 * section {@code report}, row 1. Rows count from 1.
 */
@Component
class CsvFormat implements ReportFormat {

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String mediaType() {
        return "text/csv";
    }

    @Override
    public byte[] write(ReportDocument report) {
        var out = new StringBuilder("section,row,column,kind,value\r\n");
        for (var fact : report.facts()) {
            line(out, List.of("report", "1", fact.name(), "TEXT", fact.value()));
        }
        for (var section : report.sections()) {
            for (int row = 0; row < section.rows().size(); row++) {
                for (int column = 0; column < section.columns().size(); column++) {
                    var head = section.columns().get(column);
                    line(
                            out,
                            List.of(
                                    section.name(),
                                    Integer.toString(row + 1),
                                    head.name(),
                                    head.kind().name(),
                                    section.rows().get(row).get(column)));
                }
            }
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder out, List<String> fields) {
        String before = "";
        for (var field : fields) {
            out.append(before);
            quote(field, out);
            before = ",";
        }
        out.append("\r\n");
    }

    private static void quote(String field, StringBuilder out) {
        if (field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')) {
            out.append(field);
        } else {
            out.append('"').append(field.replace("\"", "\"\"")).append('"');
        }
    }
}
