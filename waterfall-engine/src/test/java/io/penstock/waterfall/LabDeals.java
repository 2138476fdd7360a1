package io.penstock.waterfall;

import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.SampleDeals;
import java.util.List;

/** Deals of the kinds that the engine is made for, each small, together with every step and rule of the language. */
public final class LabDeals {

    private LabDeals() {}

    /** All of them, and the samples. */
    public static List<ResolvedDeal> all() {
        return List.of(
                SampleDeals.atlas(),
                SampleDeals.read("/golden/caot-2024-2/deal.json"),
                deficiencies(),
                revolving(),
                netRates(),
                losses(),
                books());
    }

    private static String tranche(String rank, String original, String coupon, String more) {
        return "'rank':'" + rank + "','originalBalance':'" + original + "','coupon':" + coupon + more;
    }

    /** Principal deficiency ledgers, a reserve with a floor, pro rata while tests hold, a turbo for good after. */
    static ResolvedDeal deficiencies() {
        return new LabDeal()
                .tranche("A", tranche("SENIOR", "800000", "{'fixed':'0.041'}", ",'dayCount':'THIRTY_360'"))
                .tranche(
                        "B",
                        tranche(
                                "JUNIOR",
                                "150000",
                                "{'fixed':'0.073'}",
                                ",'dayCount':'ACT_360'," + "'deferral':'CARRY','interestOnInterest':'COUPON'"))
                .section(
                        "accounts",
                        "{'collections':{},'reserve':{'initialDeposit':'20000','target':'reserveTarget',"
                                + "'floor':'reserveFloor'}}")
                .section("ledgers", "[{'name':'pdlA','class':'A'},{'name':'pdlB','class':'B'}]")
                .section(
                        "tests",
                        "[{'name':'loss','at':'start','passes':"
                                + "'pool.cumulativeDefaulted@end <= 0.04 * pool.balance@cutOff','cure':'NEVER'},"
                                + "{'name':'cover','at':'end','passes':'ledger.pdlB.balance@now = USD 0.00','cure':'2',"
                                + "'value':'ledger.pdlB.balance@now','level':'USD 0.00'}]")
                .section("transitions", "[{'from':['amortizing'],'to':'turbo','when':'not(test.loss@now)'}]")
                .amount("losses", "pool.defaulted@period")
                .amount("reserveTarget", "min(sum(A, B).balance@open, 0.02 * pool.balance@cutOff)", ",'round':'cent'")
                .amount("reserveFloor", "0.25 * reserveTarget", ",'round':'down'")
                .amount("reserveExcess", "excess(account.reserve.balance@open, reserveTarget)")
                .amount("deficiencyA", "ledger.pdlA.balance@now", ",'at':'use'")
                .amount("deficiencyB", "ledger.pdlB.balance@now", ",'at':'use'")
                .mode(
                        "amortizing",
                        "{'clause':'1','debit':['pdlB','pdlA'],'amount':'losses'}",
                        "{'clause':'2','transfer':'reserveExcess','from':'reserve','to':'collections'}",
                        "{'clause':'3','pay':'fee','targets':'trusteeFee','from':'collections','support':['reserve']}",
                        "{'clause':'4','pay':'interest','targets':'A','from':'collections','support':['reserve']}",
                        "{'clause':'5','if':'and(test.cover@now, test.loss@now)','then':[{'clause':'5a','pay':"
                                + "'principal','targets':{'proRata':'balance','of':['A','B']},'upTo':'principalDue',"
                                + "'from':'collections'}],'else':[{'clause':'5b','pay':'principal','targets':"
                                + "{'sequential':['A','B']},'upTo':'principalDue','from':'collections'}]}",
                        "{'clause':'6','pay':'principal','targets':{'sequential':['A','B']},'upTo':'deficiencyA',"
                                + "'from':'collections'}",
                        "{'clause':'7','credit':['pdlA'],'amount':'deficiencyA'}",
                        "{'clause':'8','pay':'interest','targets':'B','from':'collections'}",
                        "{'clause':'9','toTarget':'reserve','from':'collections'}",
                        "{'clause':'10','credit':['pdlB'],'amount':'deficiencyB'}",
                        LabDeal.RESIDUAL)
                .mode(
                        "turbo",
                        "{'clause':'1','debit':['pdlB','pdlA'],'amount':'losses'}",
                        LabDeal.FEE,
                        "{'clause':'2','pay':'interest','targets':{'proRata':'due','of':['A','B']},"
                                + "'from':'collections','support':['reserve']}",
                        "{'clause':'3','pay':'principal','targets':{'sequential':['A','B']},'from':'collections'}",
                        "{'clause':'4','credit':['pdlA','pdlB'],'amount':'principalDue'}",
                        LabDeal.RESIDUAL)
                .deal();
    }

    /** Buys while it may; a test set by a step ends that for good; can be called. */
    static ResolvedDeal revolving() {
        return new LabDeal()
                .tranche(
                        "A",
                        tranche(
                                "SENIOR",
                                "500000",
                                "{'index':'SOFR_30D_AVG','margin':'0.0058','cap':'0.09'}",
                                ",'dayCount':'ACT_360'"))
                .tranche(
                        "B",
                        tranche(
                                "JUNIOR",
                                "90000",
                                "{'fixed':'0.05','stepUps':[{'from':'2026-07-15'," + "'rate':'0.06'}]}",
                                ",'dayCount':'THIRTY_360','deferral':'CAPITALISE'"))
                .section("mode", "'revolving'")
                .section(
                        "tests",
                        "[{'name':'arrears','at':'step','passes':"
                                + "'pool.delinquent60@end + pool.delinquent90@end <= 0.20 * pool.balance@end','cure':'NEVER'},"
                                + "{'name':'spread','at':'end','passes':"
                                + "'div(collected.interest@period, pool.balance@begin, 0) >= 0.002','value':"
                                + "'div(collected.interest@period, pool.balance@begin, 0)','level':'0.002','cure':'3'}]")
                .section(
                        "transitions",
                        "[{'from':['revolving'],'to':'amortizing','when':"
                                + "'or(not(test.spread@now), payment.number@period >= 9)','at':'end'}]")
                .section(
                        "calls",
                        "[{'name':'cleanUp','by':'seller','when':'pool.balance@end <= 0.30 * pool.balance@cutOff',"
                                + "'price':'price','to':'collections','mode':'called'}]")
                .amount("price", "pool.balance@end + feeDue")
                .amount("toBuy", "account.collections.balance@now", ",'at':'use'")
                .amount("bought", "min(toBuy, collected.principal@period)", ",'at':'use'")
                .amount("last", "previous(last, USD 0.00) + principalDue")
                .mode(
                        "revolving",
                        "{'clause':'0','evaluate':'arrears'}",
                        LabDeal.FEE,
                        LabDeal.INTEREST,
                        "{'clause':'b','if':'test.arrears@now','then':[{'clause':'buy','buy':'bought','from':"
                                + "'collections','payee':'seller'}],'else':[{'clause':'stop','setMode':'amortizing'},"
                                + "{'clause':'p','pay':'principal','targets':{'sequential':['A','B']},"
                                + "'from':'collections','share':'0.75'}]}",
                        "{'clause':'n','note':['last']}",
                        LabDeal.RESIDUAL)
                .mode("amortizing", LabDeal.FEE, LabDeal.INTEREST, LabDeal.PRINCIPAL, LabDeal.RESIDUAL)
                .mode(
                        "called",
                        LabDeal.FEE,
                        LabDeal.INTEREST,
                        "{'clause':'p','pay':'principal','targets':{'sequential':['A','B']},'from':'collections'}",
                        LabDeal.RESIDUAL)
                .deal();
    }

    /** Net rate caps with carry-over, a notional class, a declared figure. */
    static ResolvedDeal netRates() {
        return new LabDeal()
                .tranche(
                        "A",
                        tranche(
                                "SENIOR",
                                "600000",
                                "{'fixed':'0.0533'}",
                                ",'dayCount':'THIRTY_360'," + "'netRateCap':'netRate','capCarryOver':'carryOver'"))
                .tranche(
                        "B",
                        tranche(
                                "JUNIOR",
                                "200000",
                                "{'index':'SOFR_30D_AVG','margin':'0.02','floor':'0.01'}",
                                ",'dayCount':'ACT_360','netRateCap':'netRate','deferral':'LOST'"))
                .tranche(
                        "X",
                        tranche(
                                "SENIOR",
                                "1000",
                                "{'formula':'strip'}",
                                ",'dayCount':'THIRTY_360',"
                                        + "'interestBalance':'notional','interestOnInterest':{'spread':'0.01'}"))
                .section("ledgers", "[{'name':'carryOver'}]")
                .section(
                        "inputs",
                        "[{'name':'ysoc','type':'MONEY'},{'name':'haircut','type':'RATE','default':'0.1'},"
                                + "{'name':'stop','type':'FLAG','default':'false'},{'name':'age','type':'COUNT','default':'7'}]")
                .amount("netRate", "div(collected.interest@period, pool.balance@begin, 0) * 12")
                .amount("strip", "max(0, netRate - tranche.A.rate@period)")
                .amount("notional", "clamp(pool.balance@begin - input.ysoc@period, USD 0.00, sum(A, B).balance@open)")
                .amount("oc", "abs(pool.balance@end - sum(A, B).balance@open)")
                .amount(
                        "regular",
                        "if(or(input.stop@period, input.age@period > 900), USD 0.00, "
                                + "excess(sum(A, B, X).balance@open, pool.balance@end - input.haircut@period * oc))",
                        ",'round':'cent'")
                .amount("carried", "ledger.carryOver.balance@now", ",'at':'use'")
                .amount("paidOver", "ledger.carryOver.balance@now - paidBefore", ",'at':'after:co'")
                .amount("paidBefore", "paid.A.interest@period - paid.A.interest@period", ",'at':'use'")
                .mode(
                        "amortizing",
                        LabDeal.FEE,
                        "{'clause':'i','pay':'interest','targets':{'sequential':[{'proRata':'due','of':['A','X']},'B']},"
                                + "'from':'collections'}",
                        "{'clause':'p','pay':'principal','targets':{'sequential':['A',{'proRata':'originalBalance',"
                                + "'of':['B','X']}]},'upTo':'regular','from':'collections'}",
                        LabDeal.PRINCIPAL,
                        "{'clause':'co','residual':'A','upTo':'carried','from':'collections'}",
                        "{'clause':'cr','credit':['carryOver'],'amount':'carried'}",
                        "{'clause':'n','note':['paidOver']}",
                        LabDeal.RESIDUAL)
                .deal();
    }

    /** Losses written down and up, reverse and pro rata orders, parts of interest by themselves. */
    static ResolvedDeal losses() {
        var more = ",'dayCount':'THIRTY_360','losses':'WRITE_DOWN_AND_UP','interestOnInterest':{'spread':'0.005'}";
        return new LabDeal()
                .tranche("A", tranche("SENIOR", "400000", "{'fixed':'0.04'}", more))
                .tranche("B", tranche("MEZZANINE", "120000", "{'fixed':'0.06'}", more))
                .tranche("D", tranche("JUNIOR", "80000", "{'fixed':'0.09'}", more + ",'deferral':'CARRY'"))
                .section("groups", "{'M':['B','D']}")
                .amount("poolGap", "excess(sum(A, B, D).balance@now, pool.balance@end)", ",'at':'use'")
                .amount("up", "min(sum(A, M).writtenDown@now, collected.recoveries@period)", ",'at':'use'")
                .amount("half", "0.5 * principalDue", ",'round':'down'")
                .mode(
                        "amortizing",
                        LabDeal.FEE,
                        "{'clause':'c','pay':'currentInterest','targets':{'sequential':['A','M']},'from':'collections',"
                                + "'share':'0.9'}",
                        "{'clause':'h','pay':'principal','targets':{'proRata':'balance','of':['A','M']},"
                                + "'upTo':'half','from':'collections'}",
                        "{'clause':'d','pay':'deferredInterest','targets':{'proRata':'due','of':['A','B']},"
                                + "'from':'collections'}",
                        "{'clause':'h2','pay':'principal','targets':{'proRata':'balance','of':['A','M']},"
                                + "'upTo':'half','from':'collections'}",
                        "{'clause':'w','writeDown':{'reverse':['A',{'proRata':'balance','of':['B','D']}]},"
                                + "'amount':'poolGap'}",
                        "{'clause':'o','pay':'interestOnInterest','targets':{'sequential':['A','M']},"
                                + "'from':'collections'}",
                        "{'clause':'u','writeUp':{'sequential':['A','B','D']},'amount':'up'}",
                        "{'clause':'i','pay':'interest','targets':{'reverse':['A','M']},'from':'collections'}",
                        "{'clause':'h3','pay':'principal','targets':{'proRata':'balance','of':['A','M']},"
                                + "'upTo':'half','from':'collections'}",
                        LabDeal.RESIDUAL)
                .deal();
    }

    /** Two books that sources feed by weight, cash that stays, and a reserve that is released above its target. */
    static ResolvedDeal books() {
        return new LabDeal()
                .section(
                        "accounts",
                        "{'collections':{},'income':{},'principal':{'keeps':'true'},"
                                + "'reserve':{'initialDeposit':'3000','target':'reserveTarget'}}")
                .section(
                        "sources",
                        "{'interest':{'to':{'income':'0.9','principal':'0.1'}},"
                                + "'principal':{'to':'principal'},'recoveries':{'to':{'income':'0.3333','principal':'0.3333',"
                                + "'collections':'0.3334'}},'rental':{'to':'income'}}")
                .amount("reserveTarget", "0.02 * sum(A, B).balance@open", ",'round':'cent'")
                .amount("release", "excess(account.reserve.balance@now, reserveTarget)", ",'at':'use'")
                .amount("income", "account.income.balance@now", ",'at':'use'")
                .amount("stays", "USD 500.00")
                .amount("excessPrincipal", "excess(account.principal.balance@now, stays)", ",'at':'use'")
                .mode(
                        "amortizing",
                        "{'clause':'f','pay':'fee','targets':'trusteeFee','from':'income','support':['principal']}",
                        "{'clause':'i','pay':'interest','targets':{'sequential':['A','B']},'from':'income',"
                                + "'support':['reserve','principal'],'keep':'stays'}",
                        "{'clause':'r','toTarget':'reserve','from':'income','upTo':'stays'}",
                        "{'clause':'x','transfer':'release','from':'reserve','to':'principal'}",
                        "{'clause':'p','pay':'principal','targets':{'sequential':['A','B']},'upTo':'principalDue',"
                                + "'from':'principal','keep':'stays'}",
                        "{'clause':'e','transfer':'excessPrincipal','from':'principal','to':'collections'}",
                        "{'clause':'s','transfer':'income','from':'income','to':'collections'}",
                        LabDeal.RESIDUAL)
                .deal();
    }
}
