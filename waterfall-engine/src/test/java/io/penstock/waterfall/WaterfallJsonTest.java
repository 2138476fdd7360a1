package io.penstock.waterfall;

import static io.penstock.waterfall.AtlasInputs.ATLAS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaterfallJsonTest {

    private static final WaterfallInput INPUT = AtlasInputs.input(
            YearMonth.of(2020, 8), "500000.00", "1200000.00", "55000000.00", "100000.00", DealState.atClosing(ATLAS));
    private static final String PRINTED = WaterfallJson.print(INPUT);

    /** The form that is stored for good: if this changes, so must the schema. */
    @Test
    void isWrittenInOneWay() {
        assertThat(PRINTED).isEqualTo("""
                        {"accrualEnd":"2020-09-15","accrualStart":"2020-08-19","collectionPeriod":"2020-08",\
                        "collections":{"interest":"500000.00","investmentIncome":"0.00","principal":"1200000.00",\
                        "recoveries":"0.00"},"currency":"USD","documentHash":"%s","exercised":[],"fixings":{},\
                        "inputs":{},"opening":{"accounts":{"collections":"0.00","reserve":"500000.00"},"classes":\
                        {"A":{"balance":"44000000.00","deferredInterest":"0.00","originalBalance":"44000000.00",\
                        "writtenDown":"0.00"},"B":{"balance":"6000000.00","deferredInterest":"0.00",\
                        "originalBalance":"6000000.00","writtenDown":"0.00"},"C":{"balance":"5000000.00",\
                        "deferredInterest":"0.00","originalBalance":"5000000.00","writtenDown":"0.00"}},\
                        "collected":{},"ended":"false","fees":{"servicingFee":"0.00","trusteeFee":"0.00"},\
                        "ledgers":{},"mode":"amortizing","paymentNumber":"0","pool":{"cumulativeDefaulted":"0.00",\
                        "purchased":"0.00"},"previous":{},"tests":{}},"paymentDate":"2020-09-15","pool":{\
                        "begin":"55000000.00","count":"0","cutOff":"55000000.00","defaulted":"100000.00",\
                        "delinquent30":"0.00","delinquent60":"0.00","delinquent90":"0.00","end":"53700000.00",\
                        "removed":"0.00"},"previousPaymentDate":"2020-08-19",\
                        "schema":"penstock/waterfall-input/2"}""".formatted(ATLAS.documentHash()));
    }

    @Test
    void readsBackEqual() {
        var report = Waterfall.run(ATLAS, INPUT);
        assertThat(WaterfallJson.parseInput(PRINTED)).isEqualTo(INPUT);
        assertThat(WaterfallJson.parseReport(WaterfallJson.print(report))).isEqualTo(report);
    }

    @Test
    void aStateStandsByItself() {
        var state = Waterfall.run(ATLAS, INPUT).closing();
        var printed = WaterfallJson.print(ATLAS, state);
        assertThat(WaterfallJson.parseState(ATLAS, printed)).isEqualTo(state);
        assertThatThrownBy(() -> WaterfallJson.parseState(ATLAS, printed.replace("ATLAS-2020-1", "ATLAS-2021-1")))
                .hasMessage("dealId: the state is of ATLAS-2021-1, the document of ATLAS-2020-1");
        assertThatThrownBy(() -> WaterfallJson.parseState(ATLAS, printed.replace("\"USD\"", "\"EUR\"")))
                .hasMessage("currency: the state is in EUR, the document in USD");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'currency':'USD'               | 'currency':'USX'          | currency: ",
                "'reserve':'500000.00'          | 'reserve':'500000'        | opening.accounts.reserve: ",
                "'reserve':'500000.00'          | 'reserve':'500000.001'    | opening.accounts.reserve: ",
                "'reserve':'500000.00'          | 'reserve':'-1.00'         | ",
                "'reserve':'500000.00'          | 'reserve':['1.00']        | opening.accounts.reserve: a text is expected",
                "'paymentNumber':'0'            | 'paymentNumbers':'0'      | opening.paymentNumber is missing",
                "'ended':'false'                | 'ended':'no'              | opening.ended: true or false is expected, not no",
                "'exercised':[]                 | 'exercised':['a',[]]      | exercised[1]: a text is expected",
                "'paymentNumber':'0'            | 'paymentNumber':'-1'      | ",
                "'fixings':{}                   | 'fixings':[]              | fixings: an object is expected",
                "'fixings':{}                   | 'fixings':{'S':'x'}       | fixings.S: ",
                "'fixings':{}                   | 'fixings':{},'note':'x'   | : unknown [note]",
                "'accrualEnd':'2020-09-15'      | 'accrualEnd':'15.9.2020'  | accrualEnd: ",
                "'defaulted':'100000.00'        | 'defaulted':'100000.01'   | ",
                "penstock/waterfall-input/2     | penstock/waterfall-input/1 | schema is ",
            })
    void refusesWhatIsNoInput(String from, String to, String message) {
        assertThat(PRINTED).contains(from.replace('\'', '"'));
        assertThatThrownBy(
                        () -> WaterfallJson.parseInput(PRINTED.replace(from.replace('\'', '"'), to.replace('\'', '"'))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message == null ? "" : message);
    }

    /** A figure of a stored report that somebody changed does not add up, or is found by running again. */
    @Test
    void refusesAReportThatDoesNotAddUp() {
        var stored = WaterfallJson.print(Waterfall.run(ATLAS, INPUT));
        assertThatThrownBy(() -> WaterfallJson.parseReport(
                        stored.replace("\"totalPaidOut\":\"1650000.00\"", "\"totalPaidOut\":\"1650000.01\"")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WaterfallJson.parseReport(
                        stored.replaceFirst("\"paid\":\"45833.33\"", "\"paid\":\"45833.32\"")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
