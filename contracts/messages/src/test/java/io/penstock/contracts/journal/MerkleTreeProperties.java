package io.penstock.contracts.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MerkleTreeProperties {

    record Tree(List<byte[]> entries, int index, int flipped) {}

    @ParameterizedTest
    @MethodSource("io.penstock.Cases#seeds")
    void everyEntryIsProvedAndNoOther(long seed) {
        Cases.forAll(seed, MerkleTreeProperties::tree, tree -> {
            byte[] root = MerkleTree.root(tree.entries());
            var proof = MerkleTree.prove(tree.entries(), tree.index());
            byte[] entry = tree.entries().get(tree.index());
            assertThat(proof.verify(entry, root)).isTrue();
            assertThat(proof.verify(damaged(entry, tree.flipped()), root)).isFalse();
            assertThat(new InclusionProof(tree.index() + 1, tree.entries().size(), proof.siblings())
                            .verify(entry, root))
                    .isFalse();
            assertThat(new InclusionProof(tree.entries().size(), tree.entries().size(), proof.siblings())
                            .verify(entry, root))
                    .isFalse();
        });
    }

    @ParameterizedTest
    @MethodSource("io.penstock.Cases#seeds")
    void aChangedEntryChangesTheRoot(long seed) {
        Cases.forAll(seed, MerkleTreeProperties::tree, tree -> {
            var other = new ArrayList<>(tree.entries());
            other.set(tree.index(), damaged(other.get(tree.index()), tree.flipped()));
            assertThat(MerkleTree.root(other)).isNotEqualTo(MerkleTree.root(tree.entries()));
        });
    }

    @ParameterizedTest
    @MethodSource("io.penstock.Cases#seeds")
    void entriesOneByOneGiveTheSameRoot(long seed) {
        Cases.forAll(seed, MerkleTreeProperties::tree, tree -> {
            var root = new MerkleRoot();
            tree.entries().forEach(root::add);
            assertThat(root.value()).isEqualTo(MerkleTree.root(tree.entries()));
        });
    }

    private static Tree tree(RandomGenerator random, int size) {
        int count = random.nextInt(1, size + 1);
        var entries = new ArrayList<byte[]>(count);
        for (int i = 0; i < count; i++) {
            byte[] entry = new byte[32];
            random.nextBytes(entry);
            entries.add(entry);
        }
        return new Tree(entries, random.nextInt(count), random.nextInt(256));
    }

    private static byte[] damaged(byte[] bytes, int bit) {
        byte[] other = bytes.clone();
        other[bit / 8] ^= (byte) (1 << bit % 8);
        return other;
    }
}
