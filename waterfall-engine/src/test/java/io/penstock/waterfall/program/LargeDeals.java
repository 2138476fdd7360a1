package io.penstock.waterfall.program;

import io.penstock.deal.CalendarTerms.AccrualRule;
import io.penstock.deal.DealBuilder;
import io.penstock.deal.DealDocuments;
import io.penstock.deal.DealTerms;
import io.penstock.deal.Orders;
import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.Step.PaymentKind;
import io.penstock.deal.TrancheTerms.Rank;
import io.penstock.kernel.DayCount;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Sequential deals with as many classes as one likes, each paid interest and then principal in its turn. */
final class LargeDeals {

    private LargeDeals() {}

    static ResolvedDeal classes(int count) {
        var names = IntStream.rangeClosed(1, count).mapToObj(i -> "C" + i).toArray(String[]::new);
        var builder = DealBuilder.deal(
                        new DealTerms(
                                "LARGE-" + count,
                                "A deal of many classes",
                                Currency.getInstance("USD"),
                                LocalDate.parse("2024-03-31"),
                                LocalDate.parse("2024-04-24"),
                                LocalDate.parse("2060-01-15"),
                                Optional.empty(),
                                Optional.empty(),
                                List.of()),
                        15,
                        LocalDate.parse("2024-05-15"))
                .accrual(DayCount.THIRTY_360, AccrualRule.UNADJUSTED)
                .rounding("interest", RoundingMode.HALF_UP)
                .rounding("cent", RoundingMode.HALF_UP)
                .party("servicer", "Servicer", "")
                .party("holder", "Holder", "")
                .account("collections")
                .account("reserve", "4000000.00", "reserveTarget")
                .fee("servicing", "servicer", "servicingDue")
                .amount("servicingDue", "pool.balance@begin / 1200", "cent")
                .amount("reserveTarget", "USD 4000000.00")
                .amount("regular", "collected.principal@period + pool.defaulted@period")
                .order("all", Orders.inTurn(names));
        for (int i = 0; i < count; i++) {
            builder.tranche(names[i], Rank.SENIOR, "40000000.00", t -> t.fixed("0.0565", DayCount.THIRTY_360));
        }
        var document = builder.mode("amortizing", mode -> {
                    mode.pay("1", PaymentKind.FEE, Orders.inTurn("servicing"), "collections", "reserve");
                    for (var name : names) {
                        mode.pay("2." + name, PaymentKind.INTEREST, Orders.inTurn(name), "collections", "reserve");
                    }
                    mode.payUpTo("3", PaymentKind.PRINCIPAL, Orders.named("all"), "regular", "collections", "reserve");
                    mode.toTarget("4", "reserve", "collections");
                    mode.residual("5", "holder", "collections");
                })
                .build();
        var checked = DealDocuments.check(document);
        return checked.deal().orElseThrow(() -> new AssertionError("findings: " + checked.findings()));
    }
}
