package io.penstock.servicing.report.adapter.rest;

import io.penstock.platform.problem.ProblemException;
import io.penstock.servicing.report.ReportDocument;
import io.penstock.servicing.report.application.ReportFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers with a report in the format that was asked for. */
@Component
class Formats {

    private static final List<String> ORDER = List.of("json", "pdf", "xlsx", "csv");

    private final Map<String, ReportFormat> byName = new TreeMap<>();

    Formats(List<ReportFormat> formats) {
        formats.forEach(format -> byName.put(format.name(), format));
    }

    /**
     * The report as a file. The entity tag is the hash of the report's text with the format, so whoever has it already is
     * answered 304.
     *
     * @param name of the format, or null: then {@code accept} decides, and JSON if it leaves the choice
     * @throws ProblemException 406 if there is no such format
     */
    ResponseEntity<byte[]> answer(
            @Nullable String name, @Nullable String accept, String fileName, ReportDocument report) {
        var format = name == null ? accepted(accept) : byName.get(name);
        if (format == null) {
            throw new ProblemException(
                    HttpStatus.NOT_ACCEPTABLE, "FORMAT_NOT_OFFERED", "reports are offered as " + byName.keySet());
        }
        var hash = report.hash();
        return ResponseEntity.ok()
                .eTag("\"" + hash + (format.name().equals("json") ? "" : "-" + format.name()) + "\"")
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(fileName + "." + format.name())
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType(format.mediaType()))
                .body(format.write(report));
    }

    private @Nullable ReportFormat accepted(@Nullable String accept) {
        try {
            var wanted =
                    accept == null || accept.isBlank() ? List.of(MediaType.ALL) : MediaType.parseMediaTypes(accept);
            return wanted.stream()
                    .flatMap(type -> ORDER.stream()
                            .map(byName::get)
                            .filter(format ->
                                    format != null && type.includes(MediaType.parseMediaType(format.mediaType()))))
                    .findFirst()
                    .orElse(null);
        } catch (InvalidMediaTypeException e) {
            return null;
        }
    }
}
