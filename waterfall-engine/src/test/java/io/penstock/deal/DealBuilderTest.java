package io.penstock.deal;

import static io.penstock.deal.Orders.inTurn;
import static io.penstock.deal.Orders.named;
import static io.penstock.deal.Orders.one;
import static io.penstock.deal.Orders.proRata;
import static io.penstock.deal.Step.PaymentKind.FEE;
import static io.penstock.deal.Step.PaymentKind.INTEREST;
import static io.penstock.deal.Step.PaymentKind.PRINCIPAL;
import static io.penstock.deal.TrancheTerms.Rank.EQUITY;
import static io.penstock.deal.TrancheTerms.Rank.JUNIOR;
import static io.penstock.deal.TrancheTerms.Rank.MEZZANINE;
import static io.penstock.deal.TrancheTerms.Rank.SENIOR;
import static io.penstock.kernel.DayCount.ACT_360;
import static io.penstock.kernel.DayCount.THIRTY_360;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.deal.CalendarTerms.AccrualRule;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Java builds is the document that is stored, to the hash. */
class DealBuilderTest {

    private static final String C = "collections";

    @Test
    void buildsTheSample() {
        var atlas = deal("ATLAS-2020-1", "Atlas Auto Receivables 2020-1", "2020-07-31", "2020-08-19", "2027-09-15", 9)
                .party("seller", "Atlas Motor Credit", "0x00000000000000000000000000000000000a0001")
                .party("servicer", "Atlas Servicing", "0x00000000000000000000000000000000000a0002")
                .party("trustee", "Harbor Trust", "0x00000000000000000000000000000000000a0003")
                .account("reserve", "500000.00", "reserveTarget")
                .tranche("A", SENIOR, "44000000.00", t -> t.fixed("0.0145", THIRTY_360))
                .tranche("B", MEZZANINE, "6000000.00", t -> t.fixed("0.0310", THIRTY_360))
                .tranche("C", EQUITY, "5000000.00", _ -> {})
                .fee("servicingFee", "servicer", "servicingFeeDue")
                .fee("trusteeFee", "trustee", "trusteeFeeDue")
                .amount("servicingFeeDue", "0.01 / 12 * pool.balance@begin", "fee")
                .amount("trusteeFeeDue", "USD 1500.00")
                .amount("reserveTarget", "min(sum(A, B).balance@open, 0.01 * pool.balance@cutOff)", "cent")
                .amount("reserveExcess", "excess(account.reserve.balance@open, reserveTarget)")
                .amount("ocTarget", "max(0.12 * pool.balance@end, 0.02 * pool.balance@cutOff)", "cent")
                .amount("first", "excess(sum(A).balance@open, pool.balance@end)")
                .amount("second", "excess(sum(A, B).balance@open, pool.balance@end + first)")
                .amount("regular", "excess(sum(A, B).balance@open - first - second, pool.balance@end - ocTarget)")
                .amount(new AmountTerms(
                        "equity",
                        "if(sum(A, B).balance@now = USD 0.00, excess(tranche.C.balance@open, pool.balance@end),"
                                + " USD 0.00)",
                        Optional.empty(),
                        AmountTerms.Moment.USE,
                        Optional.empty()))
                .order("principalOrder", inTurn("A", "B"))
                .mode(
                        "amortizing",
                        m -> m.transfer("3.01(a)", "reserveExcess", "reserve", C)
                                .pay("3.01(b)", FEE, inTurn("servicingFee"), C, "reserve")
                                .pay("3.01(c)", FEE, inTurn("trusteeFee"), C, "reserve")
                                .pay("3.01(d)", INTEREST, inTurn("A"), C, "reserve")
                                .payUpTo("3.01(e)", PRINCIPAL, named("principalOrder"), "first", C, "reserve")
                                .pay("3.01(f)", INTEREST, inTurn("B"), C, "reserve")
                                .payUpTo("3.01(g)", PRINCIPAL, named("principalOrder"), "second", C, "reserve")
                                .toTarget("3.01(h)", "reserve", C)
                                .payUpTo("3.01(i)", PRINCIPAL, named("principalOrder"), "regular", C)
                                .payUpTo("3.01(j)", PRINCIPAL, inTurn("C"), "equity", C)
                                .residual("3.01(k)", "C", C))
                .build();
        var built = DealDocuments.check(atlas);
        assertThat(built.findings()).isEmpty();
        assertThat(built.deal().orElseThrow().documentHash())
                .isEqualTo(SampleDeals.atlas().documentHash());
    }

    @Test
    void aDealStartsInTheModeThatIsNamed() {
        var deal = deal("D-1", "Revolving", "2020-07-31", "2020-08-19", "2027-09-15", 9);
        assertThat(deal.build().mode()).isEqualTo(DealDocument.AMORTIZING);
        assertThat(deal.startsIn("revolving").build().mode()).isEqualTo("revolving");
    }

    @Test
    void buildsARealTrust() {
        var d = deal("CAOT-2024-2", "CarMax Auto Owner Trust 2024-2", "2024-03-31", "2024-04-24", "2031-01-15", 5)
                .party("servicer", "CarMax Business Services", "")
                .party("certificateHolder", "Holder of the certificates", "")
                .accrual(ACT_360, AccrualRule.PAYMENT_TO_PAYMENT)
                .account("reserve", "4030228.50", "reserveRequired")
                .tranche("A1", SENIOR, "309000000.00", t -> t.fixed("0.05532", ACT_360))
                .tranche("A2a", SENIOR, "410000000.00", t -> t.fixed("0.0565", THIRTY_360))
                .tranche("A2b", SENIOR, "125000000.00", t -> t.floating("SOFR_30D_AVG", "0.0058", ACT_360))
                .tranche("A3", SENIOR, "535000000.00", t -> t.fixed("0.0550", THIRTY_360))
                .tranche("A4", SENIOR, "88790000.00", t -> t.fixed("0.0551", THIRTY_360))
                .tranche("B", MEZZANINE, "50790000.00", t -> t.fixed("0.0569", THIRTY_360))
                .tranche("C", MEZZANINE, "48370000.00", t -> t.fixed("0.0584", THIRTY_360))
                .tranche("D", JUNIOR, "33050000.00", t -> t.fixed("0.0642", THIRTY_360))
                .group("A", "A1", "A2a", "A2b", "A3", "A4")
                .fee("servicingFee", "servicer", "servicingFeeDue")
                .amount("servicingFeeDue", "pool.balance@begin / 1200", "fee")
                .amount("poolEnd", "pool.balance@end")
                .amount("ocTarget", "0.0075 * pool.balance@cutOff", "cent")
                .amount("reserveRequired", "USD 4030228.50")
                .amount("reserveExcess", "excess(account.reserve.balance@open, reserveRequired)")
                .order(
                        "principalOrder",
                        inTurn(
                                one("A1"),
                                proRata(Order.Basis.ORIGINAL_BALANCE, "A2a", "A2b"),
                                one("A3"),
                                one("A4"),
                                one("B"),
                                one("C"),
                                one("D")));
        var tiers = List.of("first", "second", "third", "fourth");
        var classes = List.of("A", "B", "C", "D");
        var before = "";
        for (int i = 0; i < 4; i++) {
            var names = String.join(", ", classes.subList(0, i + 1));
            d.amount(tiers.get(i), "excess(sum(" + names + ").balance@open, poolEnd" + before + ")");
            before += " + " + tiers.get(i);
        }
        d.amount(
                "regular",
                "excess(sum(A, B, C, D).balance@open - first - second - third - fourth, poolEnd - ocTarget)");
        d.mode("amortizing", m -> {
            m.residualUpTo("1", "certificateHolder", "reserveExcess", "reserve");
            m.pay("2", FEE, inTurn("servicingFee"), C, "reserve");
            for (int i = 0; i < 4; i++) {
                var targets = i == 0 ? proRata(Order.Basis.DUE, "A") : inTurn(classes.get(i));
                m.pay(Integer.toString(3 + 2 * i), INTEREST, targets, C, "reserve");
                m.payUpTo(Integer.toString(4 + 2 * i), PRINCIPAL, named("principalOrder"), tiers.get(i), C, "reserve");
            }
            m.toTarget("11", "reserve", C);
            m.payUpTo("12", PRINCIPAL, named("principalOrder"), "regular", C);
            m.residual("13", "certificateHolder", C);
        });
        assertThat(DealDocuments.check(d.build()).deal().orElseThrow().documentHash())
                .isEqualTo(SampleDeals.read("/golden/caot-2024-2/deal.json").documentHash());
    }

    private static DealBuilder deal(
            String id, String name, String cutOff, String closing, String maturity, int firstMonth) {
        var terms = new DealTerms(
                id,
                name,
                Currency.getInstance("USD"),
                LocalDate.parse(cutOff),
                LocalDate.parse(closing),
                LocalDate.parse(maturity),
                Optional.empty(),
                Optional.empty(),
                List.of());
        return DealBuilder.deal(terms, 15, LocalDate.of(terms.closingDate().getYear(), firstMonth, 15))
                .accrual(THIRTY_360, AccrualRule.UNADJUSTED)
                .rounding("interest", RoundingMode.HALF_UP)
                .rounding("fee", RoundingMode.HALF_UP)
                .rounding("cent", RoundingMode.HALF_UP)
                .account(C);
    }
}
