package io.penstock.waterfall;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.deal.DealDocuments;
import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.SampleDeals;
import io.penstock.kernel.Money;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A small deal with round figures, to which a test adds the clause that it is about. A bears 1,000.00 a month on
 * 100,000.00, B 1,000.00 on 50,000.00, C is equity of 10,000.00; the only fee is 100.00. Texts are JSON with single
 * quotes.
 */
final class LabDeal {

    static final YearMonth JANUARY = YearMonth.of(2026, 1);
    static final String RESIDUAL = "{'clause':'end','residual':'C','from':'collections'}";
    static final String FEE = "{'clause':'fee','pay':'fee','targets':'trusteeFee','from':'collections'}";
    static final String INTEREST =
            "{'clause':'int','pay':'interest','targets':{'sequential':['A','B']},'from':'collections'}";
    static final String PRINCIPAL = "{'clause':'prin','pay':'principal','targets':{'sequential':['A','B']},"
            + "'upTo':'principalDue','from':'collections'}";

    private final Map<String, String> sections = new TreeMap<>();
    private final List<String> amounts = new ArrayList<>();
    private final Map<String, String> tranches = new TreeMap<>();
    private final Map<String, String> modes = new TreeMap<>();

    LabDeal() {
        tranche("A", "'rank':'SENIOR','originalBalance':'100000','coupon':{'fixed':'0.12'},'dayCount':'THIRTY_360'");
        tranche("B", "'rank':'JUNIOR','originalBalance':'50000','coupon':{'fixed':'0.24'},'dayCount':'THIRTY_360'");
        tranche("C", "'rank':'EQUITY','originalBalance':'10000'");
        amount("feeDue", "USD 100.00");
        amount("principalDue", "collected.principal@period");
        section("accounts", "{'collections':{}}");
        mode("amortizing", FEE, INTEREST, PRINCIPAL, RESIDUAL);
    }

    /** Anything at the top of the document. */
    LabDeal section(String key, String json) {
        sections.put(key, json);
        return this;
    }

    /** @param terms without name and denomination */
    LabDeal tranche(String className, String terms) {
        tranches.put(className, "{'className':'" + className + "','denomination':'1000'," + terms + "}");
        return this;
    }

    /** An amount that is whole by itself, at the start. */
    LabDeal amount(String name, String formula) {
        return amount(name, formula, "");
    }

    /** @param more {@code ,'round':'cent','at':'use'} */
    LabDeal amount(String name, String formula, String more) {
        amounts.add("{'name':'" + name + "','formula':'" + formula + "'" + more + "}");
        return this;
    }

    /** The steps of a mode; the last one must empty collections. */
    LabDeal mode(String name, String... steps) {
        modes.put(name, "[" + String.join(",", steps) + "]");
        return this;
    }

    /** The steps of the first mode: fee and interest, these, and the residual. */
    LabDeal steps(String... steps) {
        var all = new ArrayList<>(List.of(FEE, INTEREST));
        all.addAll(List.of(steps));
        all.add(RESIDUAL);
        return mode("amortizing", all.toArray(String[]::new));
    }

    String json() {
        var all = new TreeMap<>(sections);
        all.put("schema", "'penstock/deal/1'");
        all.put(
                "deal",
                "{'id':'LAB-2026-1','name':'Lab','currency':'USD','cutOffDate':'2025-12-31',"
                        + "'closingDate':'2026-01-15','legalFinalMaturity':'2040-01-15'}");
        all.put(
                "calendar",
                "{'centre':'NONE','convention':'FOLLOWING','paymentDay':'15','firstPaymentDate':'2026-02-15',"
                        + "'collectionPeriod':'PREVIOUS_MONTH','recordDateBusinessDaysBefore':'1',"
                        + "'accrual':{'THIRTY_360':'UNADJUSTED','ACT_360':'PAYMENT_TO_PAYMENT'}}");
        all.put("rounding", "{'interest':'HALF_UP','cent':'HALF_UP','down':'DOWN','share':'LARGEST_REMAINDER'}");
        all.put(
                "parties",
                "[{'role':'trustee','name':'Trust','wallet':'0x00000000000000000000000000000000000a0003'},"
                        + "{'role':'seller','name':'Sell','wallet':'0x00000000000000000000000000000000000a0001'}]");
        all.putIfAbsent("fees", "[{'name':'trusteeFee','payee':'trustee','amount':'feeDue'}]");
        all.put("amounts", "[" + String.join(",", amounts) + "]");
        all.put("tranches", "[" + String.join(",", tranches.values()) + "]");
        all.put("modes", members(modes));
        return members(all).replace('\'', '"');
    }

    private static String members(Map<String, String> members) {
        return members.entrySet().stream()
                .map(e -> "'" + e.getKey() + "':" + e.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    ResolvedDeal deal() {
        return SampleDeals.parse(json());
    }

    /** The codes and places of what is wrong with the document. */
    List<String> findings() {
        return DealDocuments.parse(json()).findings().stream()
                .map(f -> f.code() + " " + f.path())
                .toList();
    }

    static Money usd(String amount) {
        return Money.of("USD", amount);
    }

    /** A month with so much interest and principal, of a pool of 200,000.00 at its begin. */
    static WaterfallInput month(ResolvedDeal deal, DealState opening, String interest, String principal) {
        return month(deal, opening, interest, principal, "0.00");
    }

    /** The month after the last one of the state; defaulted loans leave the pool too. */
    static WaterfallInput month(
            ResolvedDeal deal, DealState opening, String interest, String principal, String defaulted) {
        var begin = opening.pool().balance().orElse(usd("200000.00"));
        var end = begin.plus(opening.pool().purchased()).minus(usd(principal)).minus(usd(defaulted));
        var number = opening.paymentNumber();
        return WaterfallInput.of(
                deal,
                JANUARY.plusMonths(number),
                new TreeMap<>(Map.of("interest", usd(interest), "principal", usd(principal))),
                new PoolBalances(begin, usd(defaulted), end, usd("200000.00")),
                opening);
    }

    /** Runs it both ways, which have to agree to the byte. */
    static PaymentReport run(ResolvedDeal deal, WaterfallInput input) {
        var report = Waterfall.interpret(deal, input);
        assertThat(WaterfallJson.print(Waterfall.run(deal, input))).isEqualTo(WaterfallJson.print(report));
        return report;
    }

    /** The first payment date with so much interest and principal collected. */
    static PaymentReport first(ResolvedDeal deal, String interest, String principal) {
        return run(deal, month(deal, DealState.atClosing(deal), interest, principal));
    }

    /** The next payment date. */
    static PaymentReport next(ResolvedDeal deal, PaymentReport before, String interest, String principal) {
        return run(deal, month(deal, before.closing(), interest, principal));
    }

    /** {@code "int INTEREST A due 1000.00 paid 900.00 [collections 900.00]"}, without lines that are zero. */
    static List<String> lines(PaymentReport report) {
        return report.lines().stream()
                .filter(line -> !line.due().isZero())
                .map(line -> line.clause() + " " + line.kind() + " " + line.target() + " due " + figures(line.due())
                        + " paid " + figures(line.paid()) + " "
                        + line.sources().stream()
                                .map(s -> s.account() + " " + figures(s.amount()))
                                .toList())
                .toList();
    }

    /** The lines of one clause. */
    static List<String> lines(PaymentReport report, String clause) {
        return lines(report).stream().filter(l -> l.startsWith(clause + " ")).toList();
    }

    static String figures(Money money) {
        return money.toString().substring("USD ".length());
    }
}
