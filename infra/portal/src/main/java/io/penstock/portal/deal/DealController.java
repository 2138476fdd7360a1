package io.penstock.portal.deal;

import io.penstock.portal.access.Reader;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** List of deals, page of a deal, report of a payment. */
@Controller
final class DealController {

    private final DealReading reading;

    DealController(DealReading reading) {
        this.reading = reading;
    }

    @GetMapping("/")
    String home() {
        return "redirect:/deals";
    }

    @GetMapping("/deals")
    String deals(@ModelAttribute("reader") Reader reader, HttpServletResponse response, Model model) {
        DealList list = reading.list(reader.token());
        model.addAttribute("list", list);
        troubles(list.sections(), response, model);
        return "deals";
    }

    @GetMapping("/deals/{dealId}")
    String deal(
            @PathVariable String dealId,
            @ModelAttribute("reader") Reader reader,
            HttpServletResponse response,
            Model model) {
        DealPage page = reading.deal(Addresses.checked(dealId), reader.token());
        known(page.sections());
        FactorHistory factors = page.factors();
        model.addAttribute("page", page);
        model.addAttribute("factors", factors);
        model.addAttribute("chart", FactorChart.of(factors));
        model.addAttribute("charts", page.charts());
        model.addAttribute("totals", new PaymentTotals());
        troubles(page.sections(), response, model);
        return "deal";
    }

    @GetMapping("/deals/{dealId}/payments/{paymentDate}")
    String payment(
            @PathVariable String dealId,
            @PathVariable String paymentDate,
            @ModelAttribute("reader") Reader reader,
            HttpServletResponse response,
            Model model) {
        PaymentPage page = reading.payment(Addresses.checked(dealId), Addresses.date(paymentDate), reader.token());
        known(List.of(page.payment()));
        model.addAttribute("page", page);
        model.addAttribute("totals", new PaymentTotals());
        troubles(page.sections(), response, model);
        return "payment";
    }

    /** No page where every service that answers says that there is no such thing. */
    private static void known(List<Section<?>> sections) {
        if (sections.stream().allMatch(section -> "trouble.absent".equals(section.trouble()))) {
            throw Addresses.notFound();
        }
    }

    /** Names each service that is out of reach once, above the page; 503 if nothing at all can be shown. */
    private static void troubles(List<Section<?>> sections, HttpServletResponse response, Model model) {
        List<String> down = sections.stream()
                .filter(Section::down)
                .map(Section::service)
                .distinct()
                .toList();
        model.addAttribute("down", down);
        if (!down.isEmpty() && sections.stream().allMatch(section -> section.content() == null)) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        }
    }
}
