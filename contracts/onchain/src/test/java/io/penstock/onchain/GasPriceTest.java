package io.penstock.onchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The price follows the base fee, pays nothing where gas is free, and never chases what we paid ourselves. */
class GasPriceTest {

    private static final BigInteger GWEI = BigInteger.valueOf(1_000_000_000);

    private static BigInteger gwei(long amount) {
        return GWEI.multiply(BigInteger.valueOf(amount));
    }

    @Test
    void twiceTheBaseFeeAndTheTip() {
        assertThat(GasPrice.offered(gwei(8), Optional.of(gwei(7)))).isEqualTo(gwei(15));
        assertThat(GasPrice.offered(gwei(5), Optional.of(gwei(7))))
                .as("an old suggestion")
                .isEqualTo(gwei(14));
        assertThat(GasPrice.offered(gwei(20), Optional.empty())).isEqualTo(gwei(20));
    }

    @Test
    void freeGasStaysFree() {
        assertThat(GasPrice.offered(BigInteger.ZERO, Optional.of(BigInteger.ZERO)))
                .isZero();
        assertThat(GasPrice.offered(BigInteger.ZERO, Optional.empty())).isZero();
    }

    /** A node that suggests what was paid in its last block, and nobody pays but us. */
    @Test
    void aThousandBlocksOfOurOwnDoNotRaiseIt() {
        var base = GWEI;
        var suggested = gwei(2);
        for (int block = 0; block < 1_000; block++) {
            suggested = GasPrice.offered(suggested, Optional.of(base));
            assertThat(suggested).isLessThanOrEqualTo(gwei(4));
        }
    }
}
