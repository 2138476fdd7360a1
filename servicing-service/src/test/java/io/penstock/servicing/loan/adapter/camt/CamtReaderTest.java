package io.penstock.servicing.loan.adapter.camt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.kernel.Money;
import io.penstock.servicing.loan.BankAccountCommand.Balances;
import io.penstock.servicing.loan.BankEntry;
import io.penstock.servicing.loan.BankStatement;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CamtReaderTest {

    private static final String OPEN = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\">";
    private static final String HEAD = """
            <BkToCstmrStmt><GrpHdr><MsgId>M-1</MsgId></GrpHdr><Stmt><Id>S-1</Id>
            <Acct><Id><IBAN>DE89370400440532013000</IBAN></Id></Acct>
            <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="USD">10.00</Amt>
              <CdtDbtInd>DBIT</CdtDbtInd><Dt><Dt>2020-08-30</Dt></Dt></Bal>
            <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="USD">85.00</Amt>
              <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2020-08-31</Dt></Dt></Bal>
            """;
    private static final String CREDIT = """
            <Ntry><NtryRef>1</NtryRef><Amt Ccy="USD">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>
              <Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2020-08-31</Dt></BookgDt><AcctSvcrRef>B-1</AcctSvcrRef>
              <NtryDtls><TxDtls><Refs><EndToEndId>COLLECTIONS-2020-08</EndToEndId></Refs>
                <Amt Ccy="USD">99.00</Amt>
                <RltdPties><Dbtr><Pty><Nm>Jane Roe</Nm></Pty></Dbtr></RltdPties>
                <RmtInf><Ustrd>for Jane Roe</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
            """;
    private static final String REVERSAL = """
            <Ntry><Amt Ccy="USD">5.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><RvslInd>true</RvslInd>
              <Sts>BOOK</Sts><BookgDt><DtTm>2020-08-31T10:00:00Z</DtTm></BookgDt>
              <NtryDtls><TxDtls><Refs><AcctSvcrRef>B-0</AcctSvcrRef><EndToEndId>NOTPROVIDED</EndToEndId></Refs>
              </TxDtls></NtryDtls></Ntry>
            """;
    private static final String PENDING = """
            <Ntry><Amt Ccy="USD">7.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>PDNG</Cd></Sts></Ntry>
            """;
    private static final String FOOT = "</Stmt></BkToCstmrStmt></Document>";

    private final BankEntry credit =
            new BankEntry("B-1", usd("100.00"), false, false, LocalDate.of(2020, 8, 31), "COLLECTIONS-2020-08");

    @Test
    void readsBookedEntriesAndBalances() {
        assertThat(CamtReader.read(bytes(OPEN + HEAD + CREDIT + PENDING + REVERSAL + FOOT)))
                .containsExactly(new BankStatement(
                        "S-1",
                        Optional.of(new Balances(usd("-10.00"), usd("85.00"))),
                        List.of(credit, new BankEntry("B-0", usd("5.00"), true, true, LocalDate.of(2020, 8, 31), ""))));
    }

    @Test
    void readsNotificationsWithoutBalances() {
        var text = OPEN.replace("053", "054") + "<BkToCstmrDbtCdtNtfctn><Ntfctn><Id>N-1</Id>" + CREDIT
                + "</Ntfctn><Ntfctn><Id>N-2</Id></Ntfctn></BkToCstmrDbtCdtNtfctn></Document>";
        assertThat(CamtReader.read(bytes(text)))
                .containsExactly(
                        new BankStatement("N-1", Optional.empty(), List.of(credit)),
                        new BankStatement("N-2", Optional.empty(), List.of()));
    }

    /** A name is in the file twice, and in nothing that comes out of it. */
    @Test
    void keepsNoName() {
        assertThat(CamtReader.read(bytes(OPEN + HEAD + CREDIT + FOOT)).toString())
                .doesNotContain("Jane")
                .doesNotContain("DE89");
    }

    @Test
    void ofSeveralPaymentsInOneEntryNoneSpeaksForAll() {
        var batch =
                CREDIT.replace("</NtryDtls>", "<TxDtls><Refs><EndToEndId>X</EndToEndId></Refs></TxDtls></NtryDtls>");
        assertThat(CamtReader.read(bytes(OPEN + HEAD + batch + FOOT))
                        .getFirst()
                        .entries()
                        .getFirst()
                        .purpose())
                .isEmpty();
    }

    @Test
    void refusesWhatReachesBesideTheFile() {
        var entity = "<!DOCTYPE Document [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                + (OPEN + HEAD + CREDIT + FOOT).replace("B-1", "&x;");
        assertThatThrownBy(() -> CamtReader.read(bytes(entity))).isInstanceOf(CamtException.class);
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> CamtReader.read(bytes("<Document"))).hasMessageContaining("no well-formed XML");
        assertThatThrownBy(() -> CamtReader.read(bytes("<Document/>"))).hasMessageContaining("send camt.053");
        assertThatThrownBy(() -> CamtReader.read(bytes(OPEN + "</Document>"))).hasMessageContaining("no statement");
        assertThatThrownBy(() -> CamtReader.read(bytes(OPEN + HEAD.replace("CLBD", "ITBD") + FOOT)))
                .hasMessageContaining("lacks its booked balances");
        assertThatThrownBy(() -> CamtReader.read(bytes(OPEN + HEAD + CREDIT.replace("100.00", "1,00") + FOOT)))
                .hasMessageContaining("malformed");
        assertThatThrownBy(() -> CamtReader.read(bytes(OPEN + HEAD + CREDIT.replace("BookgDt", "ValDt") + FOOT)))
                .hasMessageContaining("no booking date");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Money usd(String amount) {
        return Money.of("USD", amount);
    }
}
