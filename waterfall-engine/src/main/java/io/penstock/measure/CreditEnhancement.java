package io.penstock.measure;

/**
 * What stands between the losses of the pool and a class, as shares of the pool balance.
 *
 * @param subordination balances of the classes that bear losses before it
 * @param overcollateralization pool balance above all classes; negative when the classes exceed the pool
 * @param reserve cash in the reserve account
 */
public record CreditEnhancement(double subordination, double overcollateralization, double reserve) {

    /**
     * The protection of one class.
     *
     * @param seniorAndEqual balances of the class itself, of those senior to it and of those of equal rank
     * @param junior balances of the classes that bear losses before it
     * @throws IllegalArgumentException if the pool balance is not positive
     */
    public static CreditEnhancement of(
            double poolBalance, double seniorAndEqual, double junior, double reserveBalance) {
        if (!(poolBalance > 0)) {
            throw new IllegalArgumentException("no credit enhancement out of a pool of " + poolBalance);
        }
        return new CreditEnhancement(
                junior / poolBalance,
                (poolBalance - seniorAndEqual - junior) / poolBalance,
                reserveBalance / poolBalance);
    }

    /** All of it: 1 less the class and what is senior to it, and the reserve. */
    public double total() {
        return subordination + overcollateralization + reserve;
    }
}
