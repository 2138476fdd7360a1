package io.penstock.issuance.pool.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Cases;
import io.penstock.contracts.journal.MerkleTree;
import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.Loans;
import io.penstock.issuance.pool.application.LoanTapeStore.SaltedLoan;
import io.penstock.issuance.pool.domain.Criteria;
import io.penstock.issuance.pool.domain.LoanLeaf;
import io.penstock.issuance.pool.domain.LoanRecord;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PoolRootProperties {

    private static final AssetPoolId POOL = AssetPoolId.named("P");

    record Case(List<LoanRecord> loans, Map<String, String> salts, long shuffle, int changed) {}

    private static Case generate(RandomGenerator random, int growing) {
        int size = 1 + growing / 5;
        var loans = new ArrayList<LoanRecord>();
        var salts = new HashMap<String, String>();
        for (int i = 0; i < size; i++) {
            var salt = new byte[LoanLeaf.SALT_BYTES];
            random.nextBytes(salt);
            loans.add(Loans.ordinary("L" + i)
                    .balance(1 + random.nextLong(1_000_000))
                    .loan());
            salts.put("L" + i, HexFormat.of().formatHex(salt));
        }
        return new Case(List.copyOf(loans), Map.copyOf(salts), random.nextLong(), random.nextInt(size));
    }

    private static String root(List<LoanRecord> tape, Map<String, String> salts) {
        var eligible = Criteria.check(tape).eligible();
        return PoolFreeze.root(
                POOL,
                eligible.stream()
                        .map(loan -> new SaltedLoan(loan, salts.getOrDefault(loan.loanId(), "")))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("io.penstock.Cases#seeds")
    void theRootDoesNotDependOnTheOrderOfTheRows(long seed) {
        Cases.forAll(seed, PoolRootProperties::generate, c -> {
            var shuffled = new ArrayList<>(c.loans());
            Collections.shuffle(shuffled, new Random(c.shuffle()));
            assertThat(root(shuffled, c.salts())).isEqualTo(root(c.loans(), c.salts()));
        });
    }

    @ParameterizedTest
    @MethodSource("io.penstock.Cases#seeds")
    void oneCentOfOneLoanChangesTheRoot(long seed) {
        Cases.forAll(seed, PoolRootProperties::generate, c -> {
            var changed = new ArrayList<>(c.loans());
            var loan = changed.get(c.changed());
            changed.set(
                    c.changed(),
                    Loans.ordinary(loan.loanId())
                            .balance(loan.currentBalance() + 1)
                            .loan());
            assertThat(root(changed, c.salts())).isNotEqualTo(root(c.loans(), c.salts()));
        });
    }

    /** Figures worked out by a few lines of Python with hashlib and struct, from the format in {@code LoanLeaf}. */
    @Test
    void theLeafHasTheBytesOfItsFormat() throws Exception {
        var salt = new byte[LoanLeaf.SALT_BYTES];
        var leaf = LoanLeaf.of("P", Loans.ordinary("L1").loan(), salt);
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(leaf)))
                .isEqualTo("028979404014b4e6955c3660a094e63137b7f8817ad770b7b2f444cdeb5aaded");
        assertThat(HexFormat.of().formatHex(MerkleTree.root(List.of(leaf))))
                .isEqualTo("d5832b4e2e78658e8d558069431bdbff3d80b99e9587f91caebb1f476c9efb6a");
    }
}
