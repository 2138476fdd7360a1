package io.penstock.projection.deal;

import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.SampleDeals;

/** Deals of a hundred million that show one thing each. Classes A 70, B 20, C 10 million in that order. */
final class SmallDeals {

    private SmallDeals() {}

    /**
     * Strictly sequential: fee, interest A, B, C, then all that is left to principal up to the fall of the pool, what
     * the pool lost included; reserve of half a million. The servicer may call at 10 %.
     */
    static ResolvedDeal sequential() {
        return sequential(1);
    }

    /** The same with every amount so many times larger. */
    static ResolvedDeal sequential(int scale) {
        return parse(
                scale,
                "",
                "",
                """
                {"name": "owed", "formula": "excess(sum(A, B, C).balance@open, pool.balance@end)"},
                {"name": "reserveTarget", "formula": "min(USD %d.00, sum(A, B, C).balance@open)"},
                {"name": "callPrice", "formula": "sum(A, B, C).balance@open"}""".formatted(500_000 * scale),
                """
                "amortizing": [
                  {"clause": "1", "pay": "fee", "targets": ["servicing"], "from": "collections", "support": ["reserve"]},
                  {"clause": "2", "pay": "interest", "targets": ["A"], "from": "collections", "support": ["reserve"]},
                  {"clause": "3", "pay": "interest", "targets": ["B"], "from": "collections", "support": ["reserve"]},
                  {"clause": "4", "pay": "interest", "targets": ["C"], "from": "collections", "support": ["reserve"]},
                  {"clause": "5", "pay": "principal", "upTo": "owed", "targets": {"ref": "inTurn"}, "from": "collections",
                   "support": ["reserve"]},
                  {"clause": "6", "toTarget": "reserve", "from": "collections"},
                  {"clause": "7", "transfer": "freed", "from": "reserve", "to": "collections"},
                  {"clause": "8", "residual": "certificateHolder", "from": "collections"}
                ]""",
                """
                , "calls": [{"name": "cleanUp", "by": "servicer", "when": "pool.balance@end <= 0.10 * pool.balance@cutOff",
                  "price": "callPrice", "to": "collections"}]""",
                "\"initialDeposit\": \"" + 500_000 * scale + ".00\", \"target\": \"reserveTarget\"",
                "MONTHLY");
    }

    /** The same cash once a quarter, with sources of their own for scheduled principal and prepayments. */
    static ResolvedDeal quarterly() {
        return parse(
                1, """
                "sources": {"interest": {"to": "collections"}, "principal": {"to": "collections"},
                  "scheduledPrincipal": {"to": "collections"}, "prepayments": {"to": "collections"},
                  "recoveries": {"to": "collections"}, "servicerAdvances": {"to": "collections"}},""", "", """
                {"name": "owed", "formula": "collected.scheduledPrincipal@period + collected.prepayments@period"},
                {"name": "reserveTarget", "formula": "USD 0.00"}""", """
                "amortizing": [
                  {"clause": "1", "pay": "fee", "targets": ["servicing"], "from": "collections"},
                  {"clause": "2", "pay": "interest", "targets": {"proRata": "due", "of": ["A", "B", "C"]},
                   "from": "collections"},
                  {"clause": "3", "pay": "principal", "upTo": "owed", "targets": {"proRata": "balance", "of": ["A", "B", "C"]},
                   "from": "collections"},
                  {"clause": "4", "transfer": "freed", "from": "reserve", "to": "collections"},
                  {"clause": "5", "residual": "certificateHolder", "from": "collections"}
                ]""", "", "\"initialDeposit\": \"0.00\", \"target\": \"reserveTarget\"", "QUARTERLY");
    }

    /** Buys assets with all principal for a year, then pays in turn; losses are written down from the lowest class. */
    static ResolvedDeal revolving() {
        return parse(
                1,
                "\"mode\": \"revolving\",",
                ", \"losses\": \"WRITE_DOWN\"",
                """
                {"name": "toBuy", "formula": "collected.principal@period"},
                {"name": "owed", "formula": "collected.principal@period"},
                {"name": "lost", "formula": "excess(sum(A, B, C).balance@now, pool.balance@end)", "at": "use"},
                {"name": "reserveTarget", "formula": "USD 0.00"}""",
                """
                "revolving": [
                  {"clause": "R1", "pay": "fee", "targets": ["servicing"], "from": "collections"},
                  {"clause": "R2", "pay": "interest", "targets": {"ref": "inTurn"}, "from": "collections"},
                  {"clause": "R3", "buy": "toBuy", "from": "collections", "payee": "servicer"},
                  {"clause": "R4", "transfer": "freed", "from": "reserve", "to": "collections"},
                  {"clause": "R5", "residual": "certificateHolder", "from": "collections"}
                ],
                "amortizing": [
                  {"clause": "1", "pay": "fee", "targets": ["servicing"], "from": "collections"},
                  {"clause": "2", "pay": "interest", "targets": {"ref": "inTurn"}, "from": "collections"},
                  {"clause": "3", "pay": "principal", "upTo": "owed", "targets": {"ref": "inTurn"}, "from": "collections"},
                  {"clause": "4", "writeDown": ["C", "B", "A"], "amount": "lost"},
                  {"clause": "5", "transfer": "freed", "from": "reserve", "to": "collections"},
                  {"clause": "6", "residual": "certificateHolder", "from": "collections"}
                ]""",
                """
                , "transitions": [{"from": ["revolving"], "to": "amortizing", "when": "payment.number@period > 12"}]""",
                "\"initialDeposit\": \"0.00\", \"target\": \"reserveTarget\"",
                "MONTHLY");
    }

    private static ResolvedDeal parse(
            int scale,
            String sections,
            String classTerms,
            String amounts,
            String modes,
            String more,
            String reserve,
            String frequency) {
        return SampleDeals.parse("""
                {
                  "schema": "penstock/deal/1", %s
                  "deal": {"id": "SMALL", "name": "A small deal", "currency": "USD", "cutOffDate": "2024-12-31",
                    "closingDate": "2025-01-15", "legalFinalMaturity": "2034-12-15"},
                  "parties": [{"role": "servicer", "name": "S"}, {"role": "certificateHolder", "name": "H"}],
                  "calendar": {"centre": "NONE", "convention": "FOLLOWING", "paymentDay": "15",
                    "firstPaymentDate": "%s", "collectionPeriod": "PREVIOUS_MONTH", "frequency": "%s",
                    "recordDateBusinessDaysBefore": "1", "accrual": {"THIRTY_360": "UNADJUSTED"}},
                  "rounding": {"interest": "HALF_UP", "fee": "HALF_UP", "cent": "HALF_UP",
                    "share": "LARGEST_REMAINDER"},
                  "accounts": {"collections": {}, "reserve": {%s}},
                  "tranches": [%s, %s, %s],
                  "fees": [{"name": "servicing", "payee": "servicer", "amount": "servicingFee"}],
                  "amounts": [
                    {"name": "servicingFee", "formula": "0.01 * pool.balance@begin / 12", "round": "fee"},
                    {"name": "freed", "formula": "excess(account.reserve.balance@now, reserveTarget)", "at": "use"},
                    %s],
                  "orders": {"inTurn": {"sequential": ["A", "B", "C"]}},
                  "modes": {%s}%s
                }""".formatted(
                        sections,
                        frequency.equals("MONTHLY") ? "2025-02-15" : "2025-04-15",
                        frequency,
                        reserve,
                        tranche("A", "SENIOR", 70000000L * scale, "0.04", classTerms),
                        tranche("B", "MEZZANINE", 20000000L * scale, "0.05", classTerms),
                        tranche("C", "JUNIOR", 10000000L * scale, "0.07", classTerms),
                        amounts,
                        modes,
                        more));
    }

    private static String tranche(String name, String rank, long balance, String rate, String terms) {
        return """
                {"className": "%s", "rank": "%s", "originalBalance": "%d.00", "denomination": "0.01",
                 "coupon": {"fixed": "%s"}, "dayCount": "THIRTY_360"%s}""".formatted(name, rank, balance, rate, terms);
    }
}
