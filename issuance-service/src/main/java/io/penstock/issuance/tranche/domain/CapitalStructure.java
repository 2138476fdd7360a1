package io.penstock.issuance.tranche.domain;

import static io.penstock.issuance.tranche.DealRejection.*;

import io.penstock.issuance.pool.PoolDirectory.FrozenPool;
import io.penstock.issuance.tranche.ClassTerms;
import io.penstock.issuance.tranche.DealCommand.StructureDeal;
import io.penstock.issuance.tranche.DealRejection;
import io.penstock.issuance.tranche.DealTerms;
import io.penstock.kernel.Rejection;
import java.util.HashSet;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a pool carries the classes of a deal. The document by itself has been checked before. */
final class CapitalStructure {

    private static final Pattern WALLET = Pattern.compile("0x[0-9a-fA-F]{40}");
    private static final Pattern CLASS_NAME = Pattern.compile(ClassTerms.CLASS_NAME);

    private CapitalStructure() {}

    /** The first reason against these terms, in the order of {@link DealRejection}. */
    static Optional<Rejection> refuse(StructureDeal command) {
        var terms = command.terms();
        if (command.pool().isEmpty()) {
            return because(POOL_NOT_FROZEN, "there is no frozen pool " + terms.poolId());
        }
        return againstPool(terms, command.pool().get())
                .or(() -> againstClasses(terms))
                .or(() -> againstSums(terms, command.pool().get()));
    }

    private static Optional<Rejection> againstPool(DealTerms terms, FrozenPool pool) {
        var currency = pool.currentBalance().currency();
        if (!currency.equals(terms.currency())) {
            return because(POOL_CURRENCY_DIFFERS, "deal is in " + terms.currency() + ", pool in " + currency);
        }
        if (!pool.cutOffDate().equals(terms.cutOffDate())) {
            return because(
                    CUT_OFF_DATE_DIFFERS,
                    "cut-off date is " + terms.cutOffDate() + " in the deal, " + pool.cutOffDate() + " in the pool");
        }
        if (terms.closingDate().isBefore(terms.cutOffDate())) {
            return because(
                    CLOSING_DATE_BEFORE_CUT_OFF, "closing " + terms.closingDate() + ", cut-off " + terms.cutOffDate());
        }
        if (!WALLET.matcher(terms.sellerWallet()).matches()) {
            return because(
                    SELLER_WALLET_MALFORMED,
                    "wallet of the seller is '" + terms.sellerWallet() + "', needs 0x and 40 hexadecimal digits");
        }
        return Optional.empty();
    }

    private static Optional<Rejection> againstClasses(DealTerms terms) {
        for (ClassTerms each : terms.classes()) {
            if (!CLASS_NAME.matcher(each.className()).matches()) {
                return because(CLASS_NAME_MALFORMED, "class '" + each.className() + "' is not " + CLASS_NAME);
            }
        }
        var names = new HashSet<String>();
        for (ClassTerms each : terms.classes()) {
            if (!names.add(each.className())) {
                return because(CLASS_REPEATED, "class " + each.className() + " is given twice");
            }
        }
        for (ClassTerms each : terms.classes()) {
            if (each.originalBalance().minorUnits() <= 0) {
                return because(
                        CLASS_BALANCE_NOT_POSITIVE, "class " + each.className() + " has " + each.originalBalance());
            }
        }
        for (ClassTerms each : terms.classes()) {
            if (!Placement.isMultiple(each.originalBalance(), each.denomination())) {
                return because(
                        CLASS_NOT_IN_DENOMINATIONS,
                        "class " + each.className() + " has " + each.originalBalance() + ", denomination "
                                + each.denomination());
            }
        }
        return Optional.empty();
    }

    private static Optional<Rejection> againstSums(DealTerms terms, FrozenPool pool) {
        var sum = terms.originalBalance();
        if (sum.compareTo(pool.currentBalance()) > 0) {
            return because(CLASSES_EXCEED_POOL, "classes are " + sum + ", the pool is " + pool.currentBalance());
        }
        if (terms.reserveDeposit().compareTo(sum) > 0) {
            return because(
                    RESERVE_EXCEEDS_PROCEEDS, "reserve deposit is " + terms.reserveDeposit() + ", proceeds " + sum);
        }
        return Optional.empty();
    }

    private static Optional<Rejection> because(DealRejection code, String detail) {
        return Optional.of(new Rejection(code, detail));
    }
}
