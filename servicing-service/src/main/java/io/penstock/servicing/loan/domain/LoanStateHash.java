package io.penstock.servicing.loan.domain;

import io.penstock.servicing.loan.LoanAccount;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * SHA-256 over all loans of a period: for each loan, in the order given, one line
 * {@code loanId|balance|rate|scheduledPayment|remainingTerm|daysPastDue|status|chargedOff|recovered} ended by a line
 * feed, in UTF-8. Amounts are minor units, the rate is without trailing zeros.
 */
public final class LoanStateHash {

    private LoanStateHash() {}

    /**
     * The hash of these loans, 64 hexadecimal digits.
     *
     * @param loans in order of their ids; 64 hexadecimal digits come back
     */
    public static String of(List<LoanAccount> loans) {
        var digest = sha256();
        for (var loan : loans) {
            digest.update(line(loan).getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String line(LoanAccount loan) {
        return loan.loanId()
                + '|'
                + loan.currentBalance()
                + '|'
                + loan.interestRate().stripTrailingZeros().toPlainString()
                + '|'
                + loan.scheduledPayment()
                + '|'
                + loan.remainingTerm()
                + '|'
                + loan.daysPastDue()
                + '|'
                + loan.status()
                + '|'
                + loan.chargedOff()
                + '|'
                + loan.recovered()
                + '\n';
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
