package io.penstock.portal.deal;

import io.penstock.portal.upstream.Answer;
import io.penstock.portal.upstream.Answer.Found;
import io.penstock.portal.upstream.Issuance;
import io.penstock.portal.upstream.Servicing;
import io.penstock.portal.upstream.Servicing.Distribution;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Collects a page from both services at once, so that the slower of the two, not their sum, is waited for. */
@Component
final class DealReading {

    /** Payments shown with their lines on the deal page; older ones have their own page. A year of monthly payments. */
    private static final int DETAILED_PAYMENTS = 12;

    private final Issuance issuance;
    private final Servicing servicing;

    DealReading(Issuance issuance, Servicing servicing) {
        this.issuance = issuance;
        this.servicing = servicing;
    }

    DealList list(String token) {
        CompletableFuture<Answer<List<Issuance.Deal>>> issued = issuance.deals(token);
        CompletableFuture<Answer<List<Servicing.Deal>>> serviced = servicing.deals(token);
        return DealList.of(Section.of(issued.join()), Section.of(serviced.join()));
    }

    DealPage deal(String dealId, String token) {
        CompletableFuture<Answer<Issuance.Deal>> issued = issuance.deal(dealId, token);
        CompletableFuture<Answer<Issuance.Pool>> pool =
                issued.thenCompose(deal -> ofPool(deal, id -> issuance.pool(id, token)));
        CompletableFuture<Answer<List<Issuance.StrataTable>>> strata =
                issued.thenCompose(deal -> ofPool(deal, id -> issuance.strata(id, token)));
        CompletableFuture<Answer<Servicing.Deal>> serviced = servicing.deal(dealId, token);
        CompletableFuture<Answer<List<Servicing.CollectionPeriod>>> periods =
                servicing.collectionPeriods(dealId, token);
        CompletableFuture<Answer<List<Distribution>>> payments =
                servicing.distributions(dealId, token).thenCompose(list -> detailed(list, dealId, token));
        CompletableFuture<Answer<List<Servicing.Report>>> reports =
                servicing.reports(dealId, token).thenApply(answer -> answer.map(DealReading::newestFirst));
        return new DealPage(
                dealId,
                Section.of(issued.join()),
                Section.of(pool.join()),
                Section.of(strata.join()),
                Section.of(serviced.join()),
                Section.of(periods.join()),
                Section.of(payments.join()),
                Section.of(reports.join()));
    }

    PaymentPage payment(String dealId, LocalDate paymentDate, String token) {
        CompletableFuture<Answer<Issuance.Deal>> issued = issuance.deal(dealId, token);
        CompletableFuture<Answer<Distribution>> payment = servicing.distribution(dealId, paymentDate, token);
        return new PaymentPage(dealId, paymentDate, Section.of(issued.join()), Section.of(payment.join()));
    }

    private static List<Servicing.Report> newestFirst(List<Servicing.Report> reports) {
        return reports.stream()
                .sorted(Comparator.comparing(Servicing.Report::paymentDate)
                        .thenComparingInt(Servicing.Report::version)
                        .reversed())
                .toList();
    }

    private static <T> CompletableFuture<Answer<T>> ofPool(
            Answer<Issuance.Deal> deal, Function<String, CompletableFuture<Answer<T>>> ask) {
        return switch (deal) {
            case Found<Issuance.Deal>(var source, Issuance.Deal found) ->
                found.poolId() == null
                        ? CompletableFuture.completedFuture(new Answer.Absent<>(source))
                        : Addresses.isIdentifier(found.poolId())
                                ? ask.apply(found.poolId())
                                : CompletableFuture.completedFuture(new Answer.Unavailable<>(source));
            case Answer.Absent<Issuance.Deal>(var source) ->
                CompletableFuture.completedFuture(new Answer.Absent<>(source));
            case Answer.Refused<Issuance.Deal>(var source, int status) ->
                CompletableFuture.completedFuture(new Answer.Refused<>(source, status));
            case Answer.Unavailable<Issuance.Deal>(var source) ->
                CompletableFuture.completedFuture(new Answer.Unavailable<>(source));
        };
    }

    /** Newest first, the newest with their lines, which a list may leave out. */
    private CompletableFuture<Answer<List<Distribution>>> detailed(
            Answer<List<Distribution>> answer, String dealId, String token) {
        if (!(answer instanceof Found<List<Distribution>>(var source, List<Distribution> unordered))) {
            return CompletableFuture.completedFuture(answer);
        }
        List<Distribution> newestFirst = unordered.stream()
                .sorted(Comparator.comparing(Distribution::paymentDate).reversed())
                .toList();
        List<CompletableFuture<Distribution>> detailed = new ArrayList<>();
        for (int index = 0; index < newestFirst.size(); index++) {
            Distribution brief = newestFirst.get(index);
            detailed.add(
                    brief.lines() != null || index >= DETAILED_PAYMENTS
                            ? CompletableFuture.completedFuture(brief)
                            : servicing
                                    .distribution(dealId, brief.paymentDate(), token)
                                    .thenApply(
                                            one -> one instanceof Found<Distribution> found ? found.content() : brief));
        }
        return CompletableFuture.allOf(detailed.toArray(CompletableFuture[]::new))
                .thenApply(_ -> new Found<>(
                        source, detailed.stream().map(CompletableFuture::join).toList()));
    }
}
