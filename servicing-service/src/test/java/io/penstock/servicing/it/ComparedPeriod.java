package io.penstock.servicing.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** October 2020 of the deal of {@link ServicingIT}: receipts, a certificate that is off by a cent, and the bank. */
record ComparedPeriod(Rest admin, Rest approver, String path) {

    void isHeldAgainstCertificateAndBank(Supplier<JsonNode> importing) {
        cashThatNoBorrowerPaid();
        certificateThatDiffers(importing);
        bankThatAgrees();
    }

    /** Income of 12.34, first taken for the reserve's. */
    private void cashThatNoBorrowerPaid() {
        var receipts = path + "/collection-periods/2020-10/receipts";
        admin.ok("PUT", receipts + "/BANK-1", "{\"source\":\"reserveIncome\",\"amount\":\"12.34\"}");
        var income = "{\"source\":\"investmentIncome\",\"amount\":\"12.34\"}";
        assertThat(admin.refused("PUT", receipts + "/BANK-1", income)).isEqualTo("409 RECEIPT_DIFFERS");
        assertThat(admin.refused("PUT", receipts + "/BANK-2", "{\"source\":\"hedge\",\"amount\":\"1.00\"}"))
                .isEqualTo("422 SOURCE_UNKNOWN");
        assertThat(admin.refused("PUT", receipts + "/BANK-2", "{\"source\":\"investmentIncome\",\"amount\":\"x\"}"))
                .isEqualTo("400 AMOUNT_INVALID");
        admin.ok("POST", receipts + "/BANK-1/reversal", "{\"reason\":\"income of the other account\"}");
        var after = admin.ok("PUT", receipts + "/BANK-1", income);
        assertThat(admin.ok("PUT", receipts + "/BANK-1", income)).isEqualTo(after);
        assertThat(after.path("items")
                        .valueStream()
                        .map(line -> line.path("source").asString() + " "
                                + line.path("state").asString()))
                .containsExactly("reserveIncome REVERSED", "investmentIncome RECORDED");
    }

    /** The servicer certifies a cent more of interest than its file has, and 30,012.34 of all cash, which is right. */
    private void certificateThatDiffers(Supplier<JsonNode> importing) {
        approver.ok(
                "PUT",
                path + "/period-rules",
                "{\"tolerances\":{\"poolBalanceEnd\":\"0.50\"},\"certificateRequired\":true,\"otherPersonCloses\":false}");
        assertThat(importing.get().path("state").asString()).isEqualTo("SUCCEEDED");
        var period = path + "/collection-periods/2020-10";
        var missing = admin.get(path + "/period-exceptions?state=OPEN").path("items");
        assertThat(missing.path(0).path("figure").asString()).isEqualTo("certificate");
        var control = admin.ok(
                "PUT",
                period + "/certificate",
                "{\"figures\":{\"interestCollections\":\"4610.89\",\"poolBalanceEnd\":\"906791.99\",\"cash\":\"30012.34\"}}");
        assertThat(control.path("exceptions")
                        .valueStream()
                        .map(each -> each.path("number").asInt() + " "
                                + each.path("figure").asString() + " "
                                + each.path("state").asString() + " "
                                + each.path("difference").asString("")))
                .containsExactly("1 certificate CORRECTED ", "2 interestCollections OPEN -0.01");
        assertThat(control.path("actions").path(1).path("code").asString()).isEqualTo("PERIOD_EXCEPTION_OPEN");
        assertThat(admin.refused("POST", period + "/close", "")).isEqualTo("409 PERIOD_EXCEPTION_OPEN");
        var waiver = "{\"reason\":\"rounding of the servicer\"}";
        assertThat(admin.refused("POST", path + "/period-exceptions/2/waiver", waiver))
                .isEqualTo("422 PERIOD_EXCEPTION_OF_OWN_FIGURES");
        approver.ok("POST", path + "/period-exceptions/2/assignment", "{\"owner\":\"bob\"}");
        approver.ok("POST", path + "/period-exceptions/2/waiver", waiver);
        var after = admin.get(period + "/control");
        assertThat(after.path("actions").path(1).path("allowed").asBoolean()).isTrue();
        assertThat(after.path("exceptions").path(1).path("owner").asString()).isEqualTo("bob");
    }

    /** The bank has 10,000.00, then 20,000.00 for the period, the income, and 5.00 that somebody sent by mistake. */
    private void bankThatAgrees() {
        var entry = "<Ntry><Amt Ccy='USD'>%s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>"
                + "<BookgDt><Dt>2020-10-%s</Dt></BookgDt><AcctSvcrRef>%s</AcctSvcrRef><NtryDtls><TxDtls><Refs>"
                + "<EndToEndId>%s</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>";
        var balance = "<Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy='USD'>%s</Amt>"
                + "<CdtDbtInd>CRDT</CdtDbtInd></Bal>";
        var statement =
                "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.08'><BkToCstmrStmt><Stmt><Id>S-1</Id>"
                        + balance.formatted("OPBD", "0.00") + balance.formatted("CLBD", "30017.34")
                        + entry.formatted("10000.00", "07", "BANK-10", "RECOVERY")
                        + entry.formatted("20000.00", "31", "BANK-11", "COLLECTIONS-2020-10")
                        + entry.formatted("12.34", "31", "BANK-1", "INTEREST")
                        + entry.formatted("5.00", "01", "BANK-12", "NOTPROVIDED")
                        + "</Stmt></BkToCstmrStmt></Document>";
        var taken = admin.ok("POST", path + "/bank/statements", statement);
        assertThat(taken.path("applied").asString()).isEqualTo("20012.34");
        assertThat(taken.path("suspense").asString()).isEqualTo("10005.00");
        assertThat(admin.ok("POST", path + "/bank/statements", statement)).isEqualTo(taken);
        var period = path + "/collection-periods/2020-10";
        assertThat(admin.refused("POST", period + "/close", "")).isEqualTo("409 PERIOD_EXCEPTION_OPEN");
        admin.ok(
                "POST",
                path + "/bank/applications",
                "{\"reference\":\"BANK-10\",\"collectionPeriod\":\"2020-10\",\"source\":\"borrowers\",\"amount\":\"10000.00\"}");
        var left = admin.get(path + "/bank?asOf=2020-12-01");
        assertThat(left.path("balance").asString()).isEqualTo("30017.34");
        assertThat(left.path("ageing").path(2).path("amount").asString()).isEqualTo("5.00"); // 61 days
        var returned = admin.ok(
                "POST", path + "/bank/returns", "{\"reference\":\"BANK-12\",\"reason\":\"of another account\"}");
        assertThat(returned.path("suspense").asString()).isEqualTo("0.00");
        assertThat(admin.get(period + "/control")
                        .path("actions")
                        .path(1)
                        .path("allowed")
                        .asBoolean())
                .isTrue();
    }
}
