package io.penstock.tape;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Adds up minor units without losing any: what leaves the range of {@code long} goes on in a larger number. */
public final class Sum {

    private long low;
    private BigInteger high = BigInteger.ZERO;

    void add(long value) {
        long sum = low + value;
        if (((low ^ sum) & (value ^ sum)) < 0) {
            high = high.add(BigInteger.valueOf(low)).add(BigInteger.valueOf(value));
            low = 0;
        } else {
            low = sum;
        }
    }

    void save(DataOutput out) throws IOException {
        out.writeUTF(high.add(BigInteger.valueOf(low)).toString());
    }

    void restore(DataInput in) throws IOException {
        high = new BigInteger(in.readUTF());
        low = 0;
    }

    /** The sum in major units of a currency with cents. */
    public BigDecimal major() {
        return new BigDecimal(high.add(BigInteger.valueOf(low)), 2);
    }
}
