package io.penstock.servicing.loan.domain;

import io.penstock.servicing.loan.LoanAccount;
import io.penstock.servicing.loan.LoanFlag;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * SHA-256 over all loans of a period: for each loan, in the order given, one line
 * {@code loanId|balance|rate|scheduledPayment|remainingTerm|daysPastDue|status|chargedOff|recovered} ended by a line
 * feed, in UTF-8. Amounts are minor units, the rate is without trailing zeros. A loan with a flag or a missing month, or a
 * row of many loans, has {@code |flags|missingMonths|loans} behind that, flags as a number; others keep the line that
 * they had before there were such loans.
 */
public final class LoanStateHash {

    private final MessageDigest digest = sha256();
    private final StringBuilder line = new StringBuilder();

    /** Of no loan yet. */
    public LoanStateHash() {}

    /**
     * The hash of these loans, 64 hexadecimal digits.
     *
     * @param loans in order of their ids
     */
    public static String of(List<LoanAccount> loans) {
        var hash = new LoanStateHash();
        loans.forEach(hash::add);
        return hash.hex();
    }

    /** Takes the next loan, in order of ids. */
    public void add(LoanAccount loan) {
        line.setLength(0);
        line.append(loan.loanId())
                .append('|')
                .append(loan.currentBalance())
                .append('|')
                .append(loan.interestRate().stripTrailingZeros().toPlainString())
                .append('|')
                .append(loan.scheduledPayment())
                .append('|')
                .append(loan.remainingTerm())
                .append('|')
                .append(loan.daysPastDue())
                .append('|')
                .append(loan.status())
                .append('|')
                .append(loan.chargedOff())
                .append('|')
                .append(loan.recovered());
        if (!loan.flags().isEmpty() || loan.missingMonths() != 0 || loan.loans() != 1) {
            line.append('|')
                    .append(LoanFlag.bits(loan.flags()))
                    .append('|')
                    .append(loan.missingMonths())
                    .append('|')
                    .append(loan.loans());
        }
        line.append('\n');
        digest.update(line.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The hash, 64 hexadecimal digits; afterwards this is of no loan again. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
