package io.penstock.issuance.pool.domain;

import io.penstock.issuance.pool.AssetPoolEvent.PoolFrozen;
import io.penstock.issuance.pool.AssetPoolEvent.PoolLoansChanged;
import io.penstock.kernel.Money;
import java.util.Optional;

/**
 * What a frozen pool consists of now.
 *
 * @param version under which its root is, or will be, on chain; from 1
 * @param loans SHA-256 over the loan ids, 64 hex digits; empty if they are all the eligible loans of the tape
 * @param root 64 hex digits
 */
public record PoolContents(int version, Optional<String> loans, String root, int loanCount, Money currentBalance) {

    static PoolContents of(PoolFrozen frozen) {
        return new PoolContents(1, frozen.loans(), frozen.root(), frozen.loanCount(), frozen.currentBalance());
    }

    static PoolContents of(PoolLoansChanged changed) {
        var after = changed.after();
        return new PoolContents(
                changed.version(), Optional.of(after.id()), after.root(), after.loanCount(), after.currentBalance());
    }
}
