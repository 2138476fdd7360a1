package io.penstock.issuance.pool.domain;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of one loan that go into the Merkle root of its pool.
 *
 * <p><b>Format</b> {@code penstock/loan/1}. Fields in this order, each as its length in bytes (4 bytes, big endian) and
 * then its bytes. Text is UTF-8, figures are decimal text without leading zeros, amounts are minor units, a figure that
 * was not reported is empty:
 *
 * <ol>
 *   <li>the text {@code penstock/loan/1}
 *   <li>salt, 32 random bytes drawn for this loan at import
 *   <li>pool id · loan id · reporting period end (ISO 8601) · state
 *   <li>credit score · original amount · original term · remaining term · interest rate (plain decimal, no trailing
 *       zeros) · days past due · current balance · scheduled payment
 * </ol>
 *
 * <p>The salt is there because the fields of a loan can be guessed: without it, anyone could test a guess against a
 * published proof. It is disclosed together with the loan, to whom the loan is disclosed.
 */
public final class LoanLeaf {

    /** Bytes of a salt. */
    public static final int SALT_BYTES = 32;

    private static final String FORMAT = "penstock/loan/1";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

    private LoanLeaf() {}

    /**
     * The bytes of one loan.
     *
     * @throws IllegalArgumentException if the salt has not {@value #SALT_BYTES} bytes
     */
    public static byte[] of(String poolId, LoanRecord loan, byte[] salt) {
        if (salt.length != SALT_BYTES) {
            throw new IllegalArgumentException("salt has " + salt.length + " bytes, needs " + SALT_BYTES);
        }
        return new LoanLeaf()
                .text(FORMAT)
                .field(salt)
                .text(poolId)
                .text(loan.loanId())
                .text(loan.reportingPeriodEnd().toString())
                .text(loan.state())
                .text(
                        loan.creditScore().isPresent()
                                ? Integer.toString(loan.creditScore().getAsInt())
                                : "")
                .text(Long.toString(loan.originalAmount()))
                .text(Integer.toString(loan.originalTerm()))
                .text(Integer.toString(loan.remainingTerm()))
                .text(loan.interestRate().toPlainString())
                .text(
                        loan.daysPastDue().isPresent()
                                ? Integer.toString(loan.daysPastDue().getAsInt())
                                : "")
                .text(Long.toString(loan.currentBalance()))
                .text(Long.toString(loan.scheduledPayment()))
                .bytes
                .toByteArray();
    }

    private LoanLeaf text(String value) {
        return field(value.getBytes(StandardCharsets.UTF_8));
    }

    private LoanLeaf field(byte[] value) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value.length).array());
        bytes.writeBytes(value);
        return this;
    }
}
