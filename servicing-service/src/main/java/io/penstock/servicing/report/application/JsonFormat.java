package io.penstock.servicing.report.application;

import io.penstock.servicing.report.ReportDocument;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** The text itself, of which the hash is. */
@Component
class JsonFormat implements ReportFormat {

    @Override
    public String name() {
        return "json";
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public byte[] write(ReportDocument report) {
        return report.text().getBytes(StandardCharsets.UTF_8);
    }
}
