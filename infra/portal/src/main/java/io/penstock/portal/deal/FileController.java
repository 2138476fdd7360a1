package io.penstock.portal.deal;

import io.penstock.portal.access.Reader;
import io.penstock.portal.upstream.Answer;
import io.penstock.portal.upstream.Servicing;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Reports and statements as files, passed on as servicing-service wrote them. */
@Controller
final class FileController {

    private static final Map<String, String> TYPES = Map.of(
            "json", "application/json",
            "csv", "text/csv",
            "pdf", "application/pdf",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Servicing servicing;

    FileController(Servicing servicing) {
        this.servicing = servicing;
    }

    @GetMapping("/deals/{dealId}/reports/{paymentDate}/{version:[0-9]{1,6}}/{format}")
    ResponseEntity<byte[]> report(
            @PathVariable String dealId,
            @PathVariable String paymentDate,
            @PathVariable int version,
            @PathVariable String format,
            @ModelAttribute("reader") Reader reader) {
        var deal = Addresses.checked(dealId);
        var date = Addresses.date(paymentDate);
        return file(
                servicing
                        .report(deal, date, version, known(format), reader.token())
                        .join(),
                "report-" + deal + "-" + date + "-" + version,
                format);
    }

    /** The reader's own statement; nobody else's is offered here. */
    @GetMapping("/deals/{dealId}/payments/{paymentDate}/statement/{format}")
    ResponseEntity<byte[]> statement(
            @PathVariable String dealId,
            @PathVariable String paymentDate,
            @PathVariable String format,
            @ModelAttribute("reader") Reader reader) {
        var deal = Addresses.checked(dealId);
        var date = Addresses.date(paymentDate);
        var investor = reader.investorId();
        if (investor == null) {
            throw Addresses.notFound();
        }
        return file(
                servicing
                        .statement(deal, date, Addresses.checked(investor), known(format), reader.token())
                        .join(),
                "statement-" + deal + "-" + date,
                format);
    }

    private static String known(String format) {
        if (!TYPES.containsKey(format)) {
            throw Addresses.notFound();
        }
        return format;
    }

    private static ResponseEntity<byte[]> file(Answer<byte[]> answer, String name, String format) {
        return switch (answer) {
            case Answer.Found<byte[]> found ->
                ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(TYPES.getOrDefault(format, "")))
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename(name + "." + format)
                                        .build()
                                        .toString())
                        .body(found.content());
            case Answer.Absent<byte[]> _, Answer.Refused<byte[]> _ -> throw Addresses.notFound();
            case Answer.Unavailable<byte[]> _ -> throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
        };
    }
}
