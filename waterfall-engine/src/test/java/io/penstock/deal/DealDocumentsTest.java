package io.penstock.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Resources;
import io.penstock.deal.formula.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DealDocumentsTest {

    private static final String ATLAS = Resources.text("/deal/atlas.json").strip();

    /**
     * One change of the sample, and all that is then wrong with it. In the first two columns {@code '}
     * stands for a double quote.
     */
    @ParameterizedTest(name = "{2} {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // shape and single values
                "'schema':'penstock/deal/1'   | 'schema':'penstock/deal/2'    | SCHEMA_UNKNOWN      | schema",
                "'schema':'penstock/deal/1'   | 'scheme':'penstock/deal/1'    | KEY_MISSING KEY_UNKNOWN | schema scheme",
                "'rank':'SENIOR'              | 'rank':'SENIOR','grade':'AAA' | KEY_UNKNOWN         | tranches[0].grade",
                "'payee':'trustee'            | 'payee':['trustee']           | SHAPE_UNEXPECTED    | fees[1].payee",
                "'collections':{}             | 'collections':[]              | SHAPE_UNEXPECTED    | accounts.collections",
                "'currency':'USD'             | 'currency':'USX'              | CURRENCY_UNKNOWN    | deal.currency",
                "'id':'ATLAS-2020-1'          | 'id':'ATLAS 2020'             | VALUE_MALFORMED     | deal.id",
                "'name':'Atlas Servicing'     | 'name':' Atlas'               | VALUE_MALFORMED     | parties[1].name",
                "'originalBalance':'44000000' | 'originalBalance':'-44000000' | VALUE_MALFORMED     | tranches[0].originalBalance",
                "'originalBalance':'44000000' | 'originalBalance':'44000000.005' | VALUE_MALFORMED  | tranches[0].originalBalance",
                "'originalBalance':'44000000' | 'originalBalance':'1e6'       | VALUE_MALFORMED     | tranches[0].originalBalance",
                "'originalBalance':'44000000' | 'originalBalance':'44000000000000' | VALUE_MALFORMED | tranches[0].originalBalance",
                "'originalBalance':'44000000' | 'originalBalance':'0'         | VALUE_OUT_OF_RANGE  | tranches[0].originalBalance",
                "'originalBalance':'44000000' | 'originalBalance':'44000500'  | DENOMINATION_NOT_DIVIDING | tranches[0].denomination",
                "'fixed':'0.0145'             | 'fixed':'1.45'                | VALUE_OUT_OF_RANGE  | tranches[0].coupon",
                "'fixed':'0.0145'             | 'fixed':'0.01450000001'       | VALUE_MALFORMED     | tranches[0].coupon.fixed",
                "'rank':'EQUITY'              | 'rank':'FIRST_LOSS'           | VALUE_MALFORMED     | tranches[2].rank",
                "'rank':'EQUITY'              | 'rank':'EQUITY','dayCount':'ACT_360' | KEY_MISSING ACCRUAL_RULE_MISSING | tranches[2].coupon calendar.accrual.ACT_360",
                "'wallet':'0x00000000000000000000000000000000000a0003' | 'wallet':'0xa3' | VALUE_MALFORMED | parties[2].wallet",
                // names
                "'role':'trustee'             | 'role':'servicer'             | NAME_DUPLICATE NAME_UNKNOWN | parties[2].role fees[1].payee",
                "'role':'seller'              | 'role':'Seller'               | VALUE_MALFORMED     | parties[0].role",
                "'className':'C'              | 'className':'c'               | VALUE_MALFORMED NAME_UNKNOWN NAME_UNKNOWN NAME_UNKNOWN | tranches[2].className amounts[8].formula modes.amortizing[9].targets modes.amortizing[10].residual",
                "'name':'first'               | 'name':'regular'              | NAME_DUPLICATE NAME_UNKNOWN NAME_UNKNOWN | amounts[7].name amounts[6].formula modes.amortizing[4].upTo",
                "'name':'trusteeFee','payee'  | 'name':'servicingFee','payee' | NAME_DUPLICATE NAME_UNKNOWN | fees[1].name modes.amortizing[2].targets",
                "'name':'trusteeFeeDue'       | 'name':'pool'                 | NAME_RESERVED NAME_UNKNOWN | amounts[1].name fees[1].amount",
                "'tranches':                  | 'groups':{'A':['B']},'tranches': | NAME_DUPLICATE   | groups.A",
                "'tranches':                  | 'groups':{'N':['A','Z']},'tranches': | NAME_UNKNOWN | groups.N[1]",
                "'tranches':                  | 'groups':{'N':['A','A']},'tranches': | GROUP_OVERLAP | groups.N[1]",
                "'tranches':                  | 'groups':{'N':[]},'tranches': | ORDER_EMPTY         | groups.N",
                // calendar
                "'closingDate':'2020-08-19'   | 'closingDate':'2020-02-30'    | VALUE_MALFORMED     | deal.closingDate",
                "'closingDate':'2020-08-19'   | 'closingDate':'2020-07-31'    | DATES_OUT_OF_ORDER  | deal.closingDate",
                "'closingDate':'2020-08-19'   | 'closingDate':'2020-09-15'    | DATES_OUT_OF_ORDER  | calendar.firstPaymentDate",
                "'legalFinalMaturity':'2027-09-15' | 'legalFinalMaturity':'2020-09-15' | DATES_OUT_OF_ORDER | deal.legalFinalMaturity",
                "'legalFinalMaturity':'2027-09-15' | 'legalFinalMaturity':'2100-01-15' | CALENDAR_WITHOUT_YEARS | calendar.centre",
                "'centre':'USNY'              | 'centre':'CNBE'               | CALENDAR_UNKNOWN    | calendar.centre",
                "'paymentDay':'15'            | 'paymentDay':'29'             | VALUE_MALFORMED     | calendar.paymentDay",
                "'paymentDay':'15'            | 'paymentDay':'015'            | VALUE_MALFORMED     | calendar.paymentDay",
                "'paymentDay':'15'            | 'paymentDay':'14'             | PAYMENT_DATE_NOT_ON_CALENDAR | calendar.firstPaymentDate",
                "'cutOffDate':'2020-07-31'    | 'cutOffDate':'2020-06-30'     | CUT_OFF_NOT_BEFORE_FIRST_PERIOD | deal.cutOffDate",
                "'accrual':{'THIRTY_360':'UNADJUSTED'} | 'accrual':{}         | ACCRUAL_RULE_MISSING | calendar.accrual.THIRTY_360",
                "'THIRTY_360':'UNADJUSTED'    | 'THIRTY_360':'UNADJUSTED','ACT_364':'UNADJUSTED' | KEY_UNKNOWN | calendar.accrual.ACT_364",
                // rounding and amounts
                "'interest':'HALF_UP'         | 'interest':'CEILING'          | VALUE_MALFORMED     | rounding.interest",
                "'fee':'HALF_UP',             | ~~                            | ROUNDING_UNNAMED    | amounts[0].round",
                "'name':'ocTarget','round':'cent' | 'name':'ocTarget'         | ROUNDING_UNNAMED    | amounts[4].round",
                "'formula':'USD 1500.00'      | 'formula':'1500.00'           | TYPE_MISMATCH       | fees[1].amount",
                "'formula':'USD 1500.00'      | 'formula':'EUR 1500.00'       | CURRENCY_MISMATCH   | amounts[1].formula",
                "'formula':'USD 1500.00'      | 'formula':'USD 1500.00 +'     | FORMULA_MALFORMED   | amounts[1].formula",
                "'formula':'USD 1500.00'      | 'formula':'sum(A).balance'    | TIME_MISSING        | amounts[1].formula",
                "'formula':'USD 1500.00'      | 'formula':'first / regular'   | DIVISION_WITHOUT_DEFAULT | amounts[1].formula",
                "'formula':'USD 1500.00'      | 'formula':'0.1 * 0.1 * 0.1 * first' | PRECISION_TOO_DEEP | amounts[1].formula",
                "'formula':'USD 1500.00'      | 'formula':'sum(A).balance@now' | AMOUNT_BEFORE_KNOWN | amounts[1].at",
                "'formula':'USD 1500.00'      | 'formula':'equity'            | AMOUNT_BEFORE_KNOWN | amounts[1].at",
                "'formula':'USD 1500.00'      | 'at':'use','formula':'USD 1500.00' | AMOUNT_BEFORE_KNOWN | fees[1].amount",
                "'formula':'USD 1500.00'      | 'formula':'trusteeFeeDue'     | AMOUNT_CYCLE        | amounts[1].formula",
                "'formula':'excess(sum(A).balance@open, pool.balance@end)' | 'formula':'second' | AMOUNT_CYCLE AMOUNT_CYCLE | amounts[5].formula amounts[6].formula",
                // steps
                "'clause':'3.01(b)'           | 'clause':'3.01(a)'            | CLAUSE_DUPLICATE    | modes.amortizing[1].clause",
                "'residual':'C'               | 'residual':'broker'           | NAME_UNKNOWN        | modes.amortizing[10].residual",
                "'residual':'C'               | 'residual':'C','upTo':'first' | MODE_WITHOUT_RESIDUAL | modes.amortizing",
                "'clause':'3.01(j)','from':'collections','pay':'principal','targets':{'sequential':['C']},'upTo':'equity' | 'clause':'3.01(j)','from':'collections','residual':'C' | STEP_UNREACHABLE AMOUNT_UNUSED | modes.amortizing[10] amounts[8]",
                "'from':'reserve','to':'collections' | 'from':'reserve','to':'reserve' | NAME_DUPLICATE | modes.amortizing[0].to",
                "'toTarget':'reserve'         | 'toTarget':'collections'      | NAME_UNKNOWN NAME_DUPLICATE | modes.amortizing[7].toTarget modes.amortizing[7].from",
                "'transfer':'reserveExcess'   | 'transfer':'rest'             | NAME_UNKNOWN AMOUNT_UNUSED | modes.amortizing[0].transfer amounts[3]",
                "'targets':{'sequential':['trusteeFee']} | 'targets':[]                  | ORDER_EMPTY ACCRUED_NEVER_PAID | modes.amortizing[2].targets fees[1]",
                "'targets':{'sequential':['trusteeFee']} | 'targets':['A']               | NAME_UNKNOWN ACCRUED_NEVER_PAID | modes.amortizing[2].targets fees[1]",
                "'pay':'interest','support':['reserve'],'targets':{'sequential':['A']} | 'pay':'interest','support':['reserve'],'targets':['C'] | DUE_NEVER_ACCRUED ACCRUED_NEVER_PAID | modes.amortizing[3].targets tranches[0].coupon",
                "'pay':'interest','support':['reserve'],'targets':{'sequential':['A']} | 'pay':'interest','support':['reserve'],'targets':{'of':['A'],'proRata':'originalBalance'} | TYPE_MISMATCH | modes.amortizing[3].targets",
                "'sequential':['A','B']       | 'proRata':'due','of':['A','B'] | TYPE_MISMATCH TYPE_MISMATCH TYPE_MISMATCH | modes.amortizing[4].targets modes.amortizing[6].targets modes.amortizing[8].targets",
                "'sequential':['A','B']       | 'sequential':['A','A']        | NAME_DUPLICATE NAME_DUPLICATE NAME_DUPLICATE NAME_DUPLICATE TRANCHE_NEVER_PAID | orders.principalOrder modes.amortizing[4].targets modes.amortizing[6].targets modes.amortizing[8].targets tranches[1]",
                "'sequential':['A','B']       | 'sequential':['A',{'ref':'principalOrder'}] | SHAPE_UNEXPECTED SHAPE_UNEXPECTED SHAPE_UNEXPECTED SHAPE_UNEXPECTED TRANCHE_NEVER_PAID | orders.principalOrder modes.amortizing[4].targets modes.amortizing[6].targets modes.amortizing[8].targets tranches[1]",
                "{'ref':'principalOrder'},'upTo':'regular' | {'ref':'order'},'upTo':'regular' | NAME_UNKNOWN | modes.amortizing[8].targets",
                "'pay':'fee','support':['reserve'],'targets':{'sequential':['trusteeFee']} | 'pay':'fee','toTarget':'reserve' | SHAPE_UNEXPECTED ACCRUED_NEVER_PAID | modes.amortizing[2] fees[1]",
                "'support':['reserve'],'targets':{'sequential':['trusteeFee']} | 'support':['collections'],'targets':['trusteeFee'] | NAME_DUPLICATE | modes.amortizing[2].support[0]",
                "'amortizing':                | 'revolving':[],'amortizing':  | MODE_UNREACHABLE    | modes.revolving",
                "'amortizing':                | 'accelerated':                | MODE_UNREACHABLE KEY_MISSING | modes.accelerated modes.amortizing",
            })
    void findsWhatIsWrong(String from, String to, String codes, String paths) {
        var quoted = from.replace('\'', '"');
        assertThat(ATLAS).as("the sample").contains(quoted);
        var parsed = DealDocuments.parse(ATLAS.replace(quoted, to.replace('\'', '"')));

        var expected = new ArrayList<String>();
        for (int i = 0; i < codes.split(" ", -1).length; i++) {
            expected.add(codes.split(" ", -1)[i] + " " + paths.split(" ", -1)[i]);
        }
        assertThat(lines(parsed)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(parsed.deal().isPresent())
                .isEqualTo(parsed.findings().stream().noneMatch(Finding::isError));
        assertThat(parsed.findings()).allMatch(f -> !f.detail().isBlank());
    }

    @Test
    void givesAllFindingsAtOnce() {
        var parsed = DealDocuments.parse(ATLAS.replace("\"centre\":\"USNY\"", "\"centre\":\"MARS\"")
                .replace("USD 1500.00", "1 +")
                .replace("\"residual\":\"C\"", "\"residual\":\"broker\""));
        assertThat(lines(parsed))
                .containsExactlyInAnyOrder(
                        "CALENDAR_UNKNOWN calendar.centre",
                        "FORMULA_MALFORMED amounts[1].formula",
                        "NAME_UNKNOWN modes.amortizing[10].residual");
    }

    @Test
    void anEmptyDocumentLacksItsSections() {
        assertThat(lines(DealDocuments.parse("{}")))
                .contains("KEY_MISSING schema", "KEY_MISSING deal", "KEY_MISSING tranches", "KEY_MISSING modes");
        assertThat(lines(DealDocuments.parse("[]"))).contains("SHAPE_UNEXPECTED ");
        assertThat(lines(DealDocuments.parse("?"))).containsExactly("JSON_MALFORMED ");
    }

    /** Validation turns the one into the other by name. */
    @ParameterizedTest
    @EnumSource(Problem.class)
    void everyProblemOfAFormulaIsAFinding(Problem problem) {
        assertThat(FindingCode.valueOf(problem.name())).hasToString(problem.name());
    }

    @Test
    void theHashIsThatOfTheFigures() {
        var hash = SampleDeals.atlas().documentHash();
        // Other order of keys, other white space, trailing zeros: the same document.
        assertThat(hashOf(ATLAS.replace("\"centre\":\"USNY\",", " ")
                        .replace("\"paymentDay\":\"15\"", "\"paymentDay\":\"15\",\"centre\":\"USNY\"")
                        .replace("\"44000000\"", "\"44000000.00\"")))
                .isEqualTo(hash);
        // A figure changed by its last digit: another document.
        assertThat(hashOf(ATLAS.replace("0.0145", "0.0146"))).isNotEqualTo(hash);
        assertThat(hashOf(ATLAS.replace("0.0145", "0.01450000"))).isEqualTo(hash);
    }

    /** A list of targets is one after the other; said in words it is the same document. */
    @Test
    void aShortFormIsTheSameDocument() {
        assertThat(hashOf(ATLAS.replace("\"targets\":{\"sequential\":[\"C\"]}", "\"targets\":[\"C\"]")))
                .isEqualTo(SampleDeals.atlas().documentHash());
    }

    @Test
    void aDocumentBuiltInJavaReadsBackEqual() {
        for (var name : List.of("/deal/atlas.json", "/golden/caot-2024-2/deal.json", "/golden/caot-2025-2/deal.json")) {
            var deal = SampleDeals.read(name);
            var again = DealDocuments.check(deal.document()).deal().orElseThrow();
            assertThat(again.document()).isEqualTo(deal.document());
            assertThat(again.documentHash()).isEqualTo(deal.documentHash());
        }
    }

    private static String hashOf(String json) {
        return SampleDeals.parse(json).documentHash();
    }

    private static List<String> lines(ParsedDeal parsed) {
        return parsed.findings().stream().map(f -> f.code() + " " + f.path()).collect(Collectors.toList());
    }
}
