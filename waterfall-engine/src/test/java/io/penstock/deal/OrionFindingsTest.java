package io.penstock.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Resources;
import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests, modes, calls, ledgers, sources and branches: one change of a good document, and all that is then wrong. */
class OrionFindingsTest {

    private static final String ORION = Resources.text("/deal/orion.json").strip();

    /** In the first two columns {@code '} stands for a double quote. */
    @ParameterizedTest(name = "{2} {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // the document and its calendar
                "'supersedes':'abab | 'supersedes':'ABab | VALUE_MALFORMED | deal.supersedes",
                "'effectiveFrom':'2026-04-15', | ~~ | KEY_MISSING | deal.effectiveFrom",
                "'hash':'cd | 'hash':' | VALUE_MALFORMED | deal.documents[0].hash",
                "'collectionPeriodsInFirst':'2' | 'collectionPeriodsInFirst':'1' | CUT_OFF_NOT_BEFORE_FIRST_PERIOD | deal.cutOffDate",
                "'collectionPeriodsInFirst':'2' | 'collectionPeriodsInFirst':'0' | VALUE_MALFORMED CUT_OFF_NOT_BEFORE_FIRST_PERIOD | calendar.collectionPeriodsInFirst deal.cutOffDate",
                "'collectionPeriodsInFirst':'2' | 'collectionPeriodsInFirst':'2','frequency':'DAILY' | VALUE_MALFORMED | calendar.frequency",
                // inputs, sources, accounts, ledgers
                "'name':'rating' | 'name':'invoice' | NAME_DUPLICATE NAME_UNKNOWN | inputs[1].name modes.amortizing[6].elseIf[0].if",
                "'default':'0.1' | 'default':'ten' | VALUE_MALFORMED | inputs[3].default",
                "'type':'COUNT' | 'type':'MONEY' | TYPE_MISMATCH | modes.amortizing[6].elseIf[0].if",
                "'principalBook':'0.9' | 'principalBook':'0.8' | SOURCE_WEIGHT_NOT_ONE | sources.principal.to",
                "'principalBook':'0.9' | 'someBook':'0.9' | NAME_UNKNOWN | sources.principal.to",
                "'incomeBook':'0.1','principalBook':'0.9' | 'incomeBook':'0','principalBook':'1' | SOURCE_WEIGHT_NOT_ONE | sources.principal.to",
                "{'incomeBook':'0.1','principalBook':'0.9'} | {} | SOURCE_UNMAPPED | sources.principal.to",
                "'recoveries':{'to':'incomeBook'} | 'rental':{'to':'incomeBook'} | SOURCE_UNMAPPED | sources.recoveries",
                "'recoveries':{'to' | 'total':{'to':'incomeBook'},'recoveries':{'to' | NAME_RESERVED | sources.total",
                "'sources':{'interest' | 'sauces':{'interest' | KEY_UNKNOWN KEY_MISSING | sauces accounts.collections",
                "{'keeps':'true'} | {'keeps':'maybe'} | VALUE_MALFORMED | accounts.spread.keeps",
                "{'keeps':'true'} | {} | ACCOUNT_NEVER_EMPTIED | accounts.spread",
                "'spread':{'keeps':'true'} | 'idle':{'keeps':'true'},'spread':{'keeps':'true'} | ACCOUNT_NEVER_EMPTIED | accounts.idle",
                "'floor':'reserveFloor' | 'floor':'haircut' | NAME_UNKNOWN AMOUNT_UNUSED | accounts.reserve.floor amounts[8]",
                "'class':'B','name':'pdlB' | 'class':'Z','name':'pdlB' | NAME_UNKNOWN | ledgers[1].class",
                "'debit':['pdlB','pdlA'] | 'debit':['pdlB','pdlZ'] | NAME_UNKNOWN | modes.amortizing[4].debit[1]",
                "'debit':['pdlB','pdlA'] | 'debit':['pdlB','pdlB'] | NAME_DUPLICATE | modes.amortizing[4].debit[1]",
                "'debit':['pdlB','pdlA'] | 'debit':[] | ORDER_EMPTY | modes.amortizing[4].debit",
                // classes
                "'capCarryOver':'carryOver' | 'capCarryOver':'pdlZ' | NAME_UNKNOWN | tranches[0].capCarryOver",
                "'netRateCap':'netRate' | 'netRateCap':'losses' | TYPE_MISMATCH | tranches[0].netRateCap",
                "'netRateCap':'netRate', | ~~ | KEY_MISSING | tranches[0].netRateCap",
                "'interestBalance':'notional' | 'interestBalance':'netRate' | TYPE_MISMATCH AMOUNT_UNUSED | tranches[2].interestBalance amounts[6]",
                "'interestBalance':'notional' | 'interestBalance':'shortOfB' | AMOUNT_BEFORE_KNOWN AMOUNT_UNUSED | tranches[2].interestBalance amounts[6]",
                "{'formula':'netRate'} | {'formula':'notional'} | TYPE_MISMATCH | tranches[2].coupon.formula",
                "'cap':'0.12','floor':'0.001' | 'cap':'0.12','floor':'0.2' | VALUE_OUT_OF_RANGE | tranches[0].coupon.cap",
                "'rate':'0.055' | 'rate':'5.5' | VALUE_OUT_OF_RANGE | tranches[1].coupon",
                "{'from':'2028-04-15','rate':'0.055'} | {'from':'2028-04-15','rate':'0.055'},{'from':'2028-04-15','rate':'0.06'} | DATES_OUT_OF_ORDER | tranches[1].coupon.stepUps[1].from",
                "'scheduledFinalPaymentDate':'2030-03-15' | 'scheduledFinalPaymentDate':'2035-03-15' | DATES_OUT_OF_ORDER | tranches[0].scheduledFinalPaymentDate",
                "'losses':'WRITE_DOWN','originalBalance':'5000000' | 'deferral':'LOST','losses':'WRITE_DOWN','originalBalance':'5000000' | DUE_NEVER_ACCRUED | tranches[3].coupon",
                "'losses':'WRITE_DOWN','originalBalance':'5000000' | 'originalBalance':'5000000' | LOSS_WITHOUT_TREATMENT | modes.amortizing[8].writeDown",
                "'losses':'WRITE_DOWN_AND_UP' | 'losses':'WRITE_DOWN' | LOSS_WITHOUT_TREATMENT | modes.amortizing[9].writeUp",
                "'writeDown':{'ref':'lossOrder'} | 'writeDown':'B' | LOSS_WITHOUT_TREATMENT | tranches[3].losses",
                "'writeUp':'B' | 'writeUp':{'proRata':'due','of':['B']} | TYPE_MISMATCH | modes.amortizing[9].writeUp",
                "'pay':'interestOnInterest','targets':{'sequential':['A']} | 'pay':'interestOnInterest','targets':['X'] | DUE_NEVER_ACCRUED | modes.amortizing[2].targets",
                // amounts
                "'at':'after:2' | 'at':'after:99' | NAME_UNKNOWN | amounts[12].at",
                "'at':'after:2' | 'at':'later' | VALUE_MALFORMED | amounts[12].at",
                "'at':'after:2' | 'at':'after:3' | AMOUNT_BEFORE_KNOWN | modes.revolving[2]",
                "'formula':'previous(lossesTotal, USD 0.00) + losses' | 'formula':'previous(lossesTotal, 0) + losses' | TYPE_MISMATCH | amounts[3].formula",
                "'formula':'previous(lossesTotal, USD 0.00) + losses' | 'formula':'previous(lossRatio, USD 0.00) + losses' | TYPE_MISMATCH | amounts[3].formula",
                "'formula':'clamp(0.15 - input.haircut@period, 0, 0.12)' | 'formula':'previous(netRate, 0.1) * 0.9' | PRECISION_TOO_DEEP | amounts[5].formula",
                "'formula':'clamp(0.15 - input.haircut@period, 0, 0.12)' | 'formula':'tranche.X.rate@period' | AMOUNT_CYCLE | amounts[5].formula",
                "'formula':'clamp(0.15 - input.haircut@period, 0, 0.12)' | 'formula':'round(0.1, cent)' | TYPE_MISMATCH | amounts[5].formula",
                "roundTo(div(lossesTotal, pool.balance@cutOff, 0), 0.0001, HALF_UP) | round(lossesTotal, penny) | ROUNDING_UNNAMED | amounts[4].formula",
                "'formula':'account.principalBook.balance@open' | 'formula':'mode.revolving@now' | AMOUNT_BEFORE_KNOWN TYPE_MISMATCH | amounts[10].at modes.revolving[3].buy",
                // tests, transitions, calls
                "'name':'cumulativeLoss' | 'name':'delinquency' | NAME_DUPLICATE NAME_UNKNOWN | tests[1].name transitions[1].when",
                "'passes':'lossRatio < 0.08' | 'passes':'lossRatio' | TYPE_MISMATCH | tests[1].passes",
                "'passes':'lossRatio < 0.08' | 'passes':'lossRatio < USD 1.00' | TYPE_MISMATCH | tests[1].passes",
                "'passes':'lossRatio < 0.08' | 'passes':'shortOfB = USD 0.00' | AMOUNT_BEFORE_KNOWN | tests[1].passes",
                "'passes':'lossRatio < 0.08' | 'passes':'lossRatio <' | FORMULA_MALFORMED | tests[1].passes",
                "'level':'0.08' | 'level':'USD 8.00' | TYPE_MISMATCH | tests[1].level",
                "'level':'0.08' | 'level':'true' | TYPE_MISMATCH | tests[1].level",
                "'cure':'3' | 'cure':'100' | VALUE_MALFORMED | tests[0].cure",
                "'at':'end','name':'reserveFull' | 'at':'step','name':'reserveFull' | TEST_NEVER_EVALUATED | tests[3].at",
                "'evaluate':'pdlClear' | 'evaluate':'reserveFull' | TEST_NEVER_EVALUATED TYPE_MISMATCH | tests[2].at modes.amortizing[5].evaluate",
                "'evaluate':'pdlClear' | 'evaluate':'nothing' | TEST_NEVER_EVALUATED NAME_UNKNOWN | tests[2].at modes.amortizing[5].evaluate",
                "'from':['revolving'] | 'from':['revolting'] | NAME_UNKNOWN MODE_UNREACHABLE | transitions[0].from[0] modes.amortizing",
                "'to':'amortizing' | 'to':'defaulted' | NAME_UNKNOWN MODE_UNREACHABLE | transitions[0].to modes.amortizing",
                "'when':'or(input.servicerDefault@period, not(test.cumulativeLoss@now))' | 'when':'test.cumulative@now' | NAME_UNKNOWN | transitions[1].when",
                "'setMode':'accelerated' | 'setMode':'fast' | NAME_UNKNOWN | modes.amortizing[6].else[1].setMode",
                "'mode':'revolving' | 'mode':'ramping' | KEY_MISSING MODE_UNREACHABLE MODE_UNREACHABLE | modes.ramping modes.amortizing modes.revolving",
                "'price':'callPrice', | ~~ | CALL_PRICE_MISSING AMOUNT_UNUSED | calls[0].price amounts[14]",
                "'price':'callPrice' | 'price':'netRate' | TYPE_MISMATCH AMOUNT_UNUSED | calls[0].price amounts[14]",
                "'price':'callPrice' | 'price':'allPrincipal' | AMOUNT_BEFORE_KNOWN AMOUNT_UNUSED | calls[0].price amounts[14]",
                "'by':'servicer' | 'by':'broker' | NAME_UNKNOWN | calls[0].by",
                "'to':'principalBook','when' | 'to':'collections','when' | NAME_UNKNOWN | calls[0].to",
                // steps
                "'share':'0.75' | 'share':'1.5' | VALUE_OUT_OF_RANGE | modes.revolving[2].share",
                "'share':'0.75' | 'share':'0' | VALUE_OUT_OF_RANGE | modes.revolving[2].share",
                "'keep':'kept' | 'keep':'netRate' | TYPE_MISMATCH | modes.revolving[2].keep",
                "'support':['reserve','spread'] | 'support':['reserve','reserve'] | CASH_PAID_TWICE | modes.accelerated[2].support[1]",
                "'payee':'seller' | 'payee':'buyer' | NAME_UNKNOWN | modes.revolving[3].payee",
                "'note':['lossRatio'] | 'note':['lossRate'] | NAME_UNKNOWN | modes.amortizing[6].elseIf[0].then[0].note[0]",
                "'clause':'5c' | 'clause':'5' | CLAUSE_DUPLICATE | modes.amortizing[6].else[0].clause",
                "'if':'test.pdlClear@now' | 'if':'shortOfB' | TYPE_MISMATCH | modes.amortizing[6].if",
                "'if':'test.pdlClear@now' | 'if':'true' | STEP_UNREACHABLE STEP_UNREACHABLE | modes.amortizing[6].elseIf[0].then modes.amortizing[6].else",
                "'if':'test.pdlClear@now' | 'if':'false' | STEP_UNREACHABLE | modes.amortizing[6].then",
                "{'clause':'5d','setMode':'accelerated'} | {'clause':'5d','from':'incomeBook','residual':'holder'} | ~~ | ~~",
                "{'clause':'5','else': | {'clause':'5','otherwise': | KEY_UNKNOWN | modes.amortizing[6].otherwise",
                "{'clause':'5c','from':'incomeBook','pay':'principal','targets':{'ref':'principalOrder'},'upTo':'shortOfB'},{'clause':'5d','setMode':'accelerated'} | ~~ | BRANCH_WITHOUT_ELSE | modes.amortizing[6]",
                "{'clause':'12','from':'principalBook','to':'incomeBook','transfer':'allPrincipal'}, | ~~ | ACCOUNT_NEVER_EMPTIED | accounts.principalBook",
                "{'clause':'14','from':'incomeBook','residual':'holder'} | {'clause':'14','setMode':'amortizing'} | ACCOUNT_NEVER_EMPTIED | accounts.incomeBook",
                "'clause':'13','from':'incomeBook','residual':'C','upTo':'kept' | 'clause':'13','from':'incomeBook','residual':'C' | STEP_UNREACHABLE | modes.amortizing[15]",
            })
    void findsWhatIsWrong(String from, String to, String codes, String paths) {
        var quoted = from.replace('\'', '"');
        assertThat(ORION).as("the document").contains(quoted);
        var parsed = DealDocuments.parse(ORION.replace(quoted, to.replace('\'', '"')));

        var expected = new ArrayList<String>();
        for (int i = 0; !codes.isEmpty() && i < codes.split(" ", -1).length; i++) {
            expected.add(codes.split(" ", -1)[i] + " " + paths.split(" ", -1)[i]);
        }
        assertThat(parsed.findings().stream().map(f -> f.code() + " " + f.path()))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(parsed.findings()).allMatch(f -> !f.detail().isBlank());
    }
}
