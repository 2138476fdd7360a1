package io.penstock.waterfall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.deal.Order;
import io.penstock.deal.Order.Basis;
import io.penstock.deal.Order.One;
import io.penstock.deal.Order.ProRata;
import io.penstock.deal.Order.Sequential;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class SharingTest {

    private static final Order A = new One("A");
    private static final Order B = new One("B");
    private static final Order C = new One("C");

    @Test
    void inSequenceTheNextWaitsForTheOneBefore() {
        var sharing = new Sharing(new Sequential(List.of(A, B, C)), capacities(10, 5, 7), Map.of());
        assertThat(sharing.share(4)).isEqualTo(capacities(4, 0, 0));
        assertThat(sharing.share(9)).isEqualTo(capacities(6, 3, 0));
        assertThat(sharing.share(9)).isEqualTo(capacities(0, 2, 7));
        assertThat(sharing.capacity()).isZero();
    }

    @Test
    void leftOverUnitsGoToTheLargestRemainders() {
        // 10 by 6 : 6 : 2 is 4 2/7, 4 2/7, 1 3/7; the left-over unit goes to the last.
        assertThat(proRata(Basis.DUE, 6, 6, 2).share(10)).isEqualTo(capacities(4, 4, 2));
        // 5 by 1 : 1 : 1 of 10 each: remainders are equal, so the earlier ones receive the units.
        assertThat(proRata(Basis.DUE, 10, 10, 10).share(5)).isEqualTo(capacities(2, 2, 1));
    }

    @Test
    void whoNeedsLessThanItsShareLeavesTheRestToTheOthers() {
        var byOriginal = new Sharing(
                new ProRata(Basis.ORIGINAL_BALANCE, List.of(A, B, C)),
                capacities(1, 50, 50),
                Map.of("A", 50L, "B", 50L, "C", 100L));
        // A has 1 left. Of the other 30, B and C share by 50 : 100.
        assertThat(byOriginal.share(31)).isEqualTo(capacities(1, 10, 20));
    }

    /** The rule of the certificates: the total of a payment date is rounded, not each tier. */
    @Test
    void tiersAreRoundedAsTheirTotal() {
        var sharing = new Sharing(
                new ProRata(Basis.ORIGINAL_BALANCE, List.of(A, B)), capacities(100, 100, 0), Map.of("A", 1L, "B", 2L));
        // Thirds of 1, 2, 3: one after the other A would have 0, 0, 0 if each tier were rounded by itself.
        assertThat(sharing.share(1)).isEqualTo(capacities(0, 1, 0));
        assertThat(sharing.share(1)).isEqualTo(capacities(1, 0, 0));
        assertThat(sharing.share(1)).isEqualTo(capacities(0, 1, 0));
    }

    @Test
    void ordersNest() {
        var order = new Sequential(List.of(A, new ProRata(Basis.BALANCE, List.of(B, C))));
        assertThat(new Sharing(order, capacities(5, 30, 10), Map.of()).share(9)).isEqualTo(capacities(5, 3, 1));
        var sides = new ProRata(Basis.BALANCE, List.of(new Sequential(List.of(A, B)), C));
        // Left 40 of which A is 10, right 20: of 30, 20 go left (10 to A, 10 to B) and 10 right.
        assertThat(new Sharing(sides, capacities(10, 30, 20), Map.of()).share(30))
                .isEqualTo(capacities(10, 10, 10));
    }

    @Test
    void aTrialLeavesNoTrace() {
        var sharing = proRata(Basis.DUE, 6, 6, 2);
        sharing.copy().share(9);
        assertThat(sharing.capacity()).isEqualTo(14);
        assertThat(sharing.share(14)).isEqualTo(capacities(6, 6, 2));
    }

    @Test
    void neverGivesMoreThanTargetsCanTake() {
        var sharing = proRata(Basis.DUE, 6, 6, 2);
        assertThatThrownBy(() -> sharing.share(15)).hasMessage("targets that can take 14 are given 15");
        assertThatThrownBy(() -> sharing.share(-1)).isInstanceOf(IllegalStateException.class);
    }

    private static Sharing proRata(Basis basis, long a, long b, long c) {
        return new Sharing(new ProRata(basis, List.of(A, B, C)), capacities(a, b, c), Map.of());
    }

    private static SequencedMap<String, Long> capacities(long a, long b, long c) {
        var capacities = new LinkedHashMap<String, Long>();
        capacities.put("A", a);
        capacities.put("B", b);
        capacities.put("C", c);
        return capacities;
    }
}
