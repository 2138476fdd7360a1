package io.penstock.servicing.loan.view.loans;

import io.penstock.platform.eventstore.Streams;
import io.penstock.platform.problem.ProblemException;
import io.penstock.servicing.loan.DelinquencyBucket;
import io.penstock.servicing.loan.LoanBookId;
import io.penstock.servicing.loan.view.loans.DelinquencyReport.Bucket;
import io.penstock.servicing.loan.view.loans.DelinquencyReport.RollFrom;
import io.penstock.servicing.loan.view.loans.DelinquencyReport.RollTo;
import io.penstock.servicing.text.MajorUnits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves delinquency and roll rates of closed periods. The database adds the loans up: both versions of the loans stand in
 * chunks of the same loans in the same order, so a million of them meet chunk by chunk.
 */
@RestController
class DelinquencyPages {

    private static final int DECIMALS = 8;

    /** A loan that has no balance at the end is where its status says. */
    private static final String ROLL = """
            select %s as origin,
                case when loan.end_balance > 0 then %s
                    when loan.status = 'DEFAULTED' then 'CHARGED_OFF'
                    when loan.status = 'REPURCHASED' then 'REPURCHASED'
                    else 'PAID_OFF' end as target,
                count(*) as loans, sum(loan.begin_balance) as begin_balance, sum(loan.end_balance) as end_balance
            from loan_columns o join loan_columns c on c.book_id = o.book_id and c.chunk = o.chunk,
                unnest(o.current_balance, o.days_past_due, c.current_balance, c.days_past_due, c.status)
                    as loan (begin_balance, begin_days, end_balance, end_days, status)
            where o.book_id = ? and o.version = ? and c.version = ? and (loan.begin_balance > 0 or loan.end_balance > 0)
            group by 1, 2
            """.formatted(bucket("loan.begin_days"), bucket("loan.end_days"));

    private static final String ROWS_OF_SEVERAL = """
            select exists (select from loan_columns c where c.book_id = ? and c.version = ?
                and exists (select from unnest(c.loans) as row (loans) where row.loans > 1))
            """;

    private final Streams streams;
    private final JdbcClient jdbc;

    DelinquencyPages(Streams streams, JdbcClient jdbc) {
        this.streams = streams;
        this.jdbc = jdbc;
    }

    /** The bucket's name in SQL, of a column with days past due. */
    private static String bucket(String days) {
        var latestFirst = List.of(DelinquencyBucket.values()).reversed();
        return latestFirst.stream()
                .map(each -> "when " + days + " >= " + each.from() + " then '" + each.name() + "'")
                .collect(Collectors.joining(" ", "case ", " else 'CURRENT' end"));
    }

    private record Group(DelinquencyBucket from, String to, long loans, long begin, long end) {}

    @GetMapping("/v1/deals/{dealId}/collection-periods/{period}/delinquency")
    @PreAuthorize("hasAnyRole('spv-admin','approver','investor','auditor','operator')")
    DelinquencyReport delinquency(@PathVariable String dealId, @PathVariable String period) {
        var month = month(period);
        var book = LoanBookId.ofDeal(dealId).value();
        var versions = streams.fold(book, BookVersions.NONE, BookVersions::evolve);
        var closing = versions.closing(month)
                .orElseThrow(() -> ProblemException.notFound(
                        "COLLECTION_PERIOD_NOT_FOUND", "deal " + dealId + " has no closed period " + month));
        if (Boolean.TRUE.equals(jdbc.sql(ROWS_OF_SEVERAL)
                .params(book, closing)
                .query(Boolean.class)
                .single())) {
            throw ProblemException.notFound(
                    "LOANS_NOT_REPORTED_SINGLY",
                    "the servicer reports the pool of deal " + dealId + " in rows of several loans: the period's own"
                            + " figures have what is known");
        }
        var groups = jdbc.sql(ROLL)
                .params(book, versions.opening(month), closing)
                .query((row, _) -> new Group(
                        DelinquencyBucket.valueOf(row.getString("origin")),
                        row.getString("target"),
                        row.getLong("loans"),
                        row.getLong("begin_balance"),
                        row.getLong("end_balance")))
                .list();
        var currency = Currency.getInstance(versions.currency());
        return new DelinquencyReport(
                dealId,
                month.toString(),
                currency.getCurrencyCode(),
                buckets(groups, currency),
                roll(groups, currency));
    }

    private static List<Bucket> buckets(List<Group> groups, Currency currency) {
        long pool = groups.stream().mapToLong(Group::end).sum();
        var buckets = new ArrayList<Bucket>();
        for (var bucket : DelinquencyBucket.values()) {
            var inside = groups.stream()
                    .filter(group -> group.to().equals(bucket.name()))
                    .toList();
            long balance = inside.stream().mapToLong(Group::end).sum();
            buckets.add(new Bucket(
                    bucket,
                    inside.stream().mapToLong(Group::loans).sum(),
                    MajorUnits.of(currency, balance),
                    share(balance, pool)));
        }
        return buckets;
    }

    private static List<RollFrom> roll(List<Group> groups, Currency currency) {
        Map<DelinquencyBucket, List<Group>> from = new EnumMap<>(DelinquencyBucket.class);
        groups.stream()
                .filter(group -> group.begin() > 0)
                .forEach(group -> from.computeIfAbsent(group.from(), _ -> new ArrayList<>())
                        .add(group));
        return from.entrySet().stream()
                .map(each -> {
                    long balance =
                            each.getValue().stream().mapToLong(Group::begin).sum();
                    return new RollFrom(
                            each.getKey(),
                            each.getValue().stream().mapToLong(Group::loans).sum(),
                            MajorUnits.of(currency, balance),
                            each.getValue().stream()
                                    .sorted((a, b) -> a.to().compareTo(b.to()))
                                    .map(group -> new RollTo(
                                            group.to(),
                                            group.loans(),
                                            MajorUnits.of(currency, group.begin()),
                                            share(group.begin(), balance)))
                                    .toList());
                })
                .toList();
    }

    private static String share(long part, long whole) {
        return whole == 0
                ? ""
                : BigDecimal.valueOf(part)
                        .divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.HALF_UP)
                        .toPlainString();
    }

    private static YearMonth month(String period) {
        try {
            return YearMonth.parse(period);
        } catch (DateTimeException e) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "COLLECTION_PERIOD_INVALID",
                    "'" + period + "': write the period as 2020-08");
        }
    }
}
