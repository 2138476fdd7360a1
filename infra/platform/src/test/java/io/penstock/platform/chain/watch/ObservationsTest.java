package io.penstock.platform.chain.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.onchain.LogReader.Meaning;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which logs of a transaction are news: the decision table. */
class ObservationsTest {

    private static final String POOL = "0xpool";
    private static final Meaning EFFECT = new Meaning.Explained("0xe");
    private static final Meaning OTHER = new Meaning.Other();
    private static final Meaning UNITS = moved("0xtoken", "0xa", "0xb");
    private static final Meaning CASH_OUT = moved("0xcash", "0xPOOL", "0xb");
    private static final Meaning PAID = new Meaning.Paid("0xd", 3, "0xb", "0xc", 500);

    private static Meaning moved(String contract, String from, String to) {
        return new Meaning.Moved(contract, from, to, BigInteger.TEN);
    }

    private static List<Observed> news(Meaning... meanings) {
        return Observations.of("0xt", 7, List.of(meanings), POOL);
    }

    @Test
    void nothingOfATransactionWithAnEffect() {
        assertThat(news(UNITS, EFFECT)).isEmpty();
        assertThat(news(EFFECT, PAID, CASH_OUT)).isEmpty();
    }

    @Test
    void aTransferWithoutOne() {
        assertThat(news(OTHER, UNITS))
                .containsExactly(new Observed.Transfer("0xt/1", "0xt", 7, "0xtoken", "0xa", "0xb", BigInteger.TEN));
    }

    @Test
    void aClaimExplainsTheCashThatLeavesThePoolAndNoOther() {
        var claim = new Observed.Claim("0xt/1", "0xt", 7, "0xd", 3, "0xb", "0xc", 500);
        assertThat(news(CASH_OUT, PAID)).containsExactly(claim);
        assertThat(news(moved("0xcash", "0xa", "0xb"), PAID))
                .containsExactly(
                        new Observed.Transfer("0xt/0", "0xt", 7, "0xcash", "0xa", "0xb", BigInteger.TEN), claim);
    }

    @Test
    void cashThatLeavesThePoolWithoutAPayment() {
        assertThat(news(CASH_OUT)).hasSize(1);
    }

    @Test
    void twoTransfersOfOneTransactionAreTwoFacts() {
        assertThat(news(UNITS, UNITS)).extracting(Observed::position).containsExactly("0xt/0", "0xt/1");
    }

    @Test
    void nothingElse() {
        assertThat(news(OTHER, new Meaning.Token("0xd", "0xc", "0xt"))).isEmpty();
    }
}
