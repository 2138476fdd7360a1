package io.penstock.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A pool laid out for the kernel: loans sorted by segment, age and form, within them by remaining term, longest
 * first, and cut into blocks of at most 512, so that a block fits the first-level cache, has one survival curve and
 * loses its matured loans at the end.
 *
 * <p>The contractual balance of a loan after month t is {@code c − h(t)}; each month {@code h} is multiplied by
 * {@code g} (form GEOMETRIC) or grows by {@code g} (form LINEAR), so that no division takes part. Loans for which
 * that loses digits or does not hold are tables of balances.
 */
final class LoanBlocks {

    static final int BLOCK = 512;

    /** Below this annual rate {@code c} grows so large that digits of the balance are lost. */
    private static final double LOWEST_RATE = 2e-4;

    /** How the kernel carries a loan from month to month. */
    enum Form {
        GEOMETRIC(0),
        LINEAR(1),
        TABLE(2);

        private final int rank;

        Form(int rank) {
            this.rank = rank;
        }
    }

    /** A run of loans of one segment, age and form. */
    record Block(int group, Form form, int from, int to, boolean stubs, boolean switches) {
        int size() {
            return to - from;
        }
    }

    /** Loans of one segment and age: they share a survival curve. */
    record Group(int segment, int age, int firstBlock, int blocks) {}

    private final Pool pool;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();

    /** Loan of the pool at each place. */
    final int[] loan;

    final double[] c;
    final double[] h;
    final double[] g;
    final double[] rate;
    final int[] term;

    /** What {@code h} reaches at maturity, so that the last months can be walked backwards. */
    final double[] last;

    /** Month after which an interest-only loan begins to amortise, with its {@code c} and {@code h} from then on. */
    final int[] switchMonth;

    final double[] laterC;
    final double[] laterH;
    final double[] stub;
    private final double[][] tables;

    LoanBlocks(Pool pool) {
        this.pool = pool;
        int size = pool.size();
        loan = sorted(pool);
        c = new double[size];
        h = new double[size];
        g = new double[size];
        rate = new double[size];
        term = new int[size];
        last = new double[size];
        boolean anySwitch = false;
        boolean anyStub = false;
        boolean anyTable = false;
        for (int i = 0; i < size; i++) {
            anySwitch |= pool.interestOnlyMonths(i) > 0;
            anyStub |= pool.firstPeriodFactor(i) != 1;
            anyTable |= form(pool, i) == Form.TABLE;
        }
        switchMonth = new int[anySwitch ? size : 0];
        laterC = new double[switchMonth.length];
        laterH = new double[switchMonth.length];
        stub = new double[anyStub ? size : 0];
        tables = new double[anyTable ? size : 0][];
        for (int place = 0; place < size; place++) {
            fill(place);
        }
        cut();
    }

    private static Form form(Pool pool, int loan) {
        double rate = pool.annualRate(loan);
        return switch (pool.kind(loan)) {
            case LEVEL, BALLOON -> rate == 0 ? Form.LINEAR : rate < LOWEST_RATE ? Form.TABLE : Form.GEOMETRIC;
            case INTEREST_ONLY -> rate < LOWEST_RATE ? Form.TABLE : Form.GEOMETRIC;
            case EQUAL_PRINCIPAL -> Form.LINEAR;
            case BULLET -> Form.GEOMETRIC;
            case SCHEDULED -> Form.TABLE;
        };
    }

    /** Sorts by one number per loan, its row number last, so that the order is the same however it is sorted. */
    private static int[] sorted(Pool pool) {
        var keys = new long[pool.size()];
        for (int i = 0; i < keys.length; i++) {
            long key = pool.segmentNumber(i);
            key = key << 11 | pool.age(i);
            key = key << 2 | form(pool, i).rank;
            key = key << 11 | (2047 - pool.remainingTerm(i));
            keys[i] = key << 28 | i;
        }
        Arrays.sort(keys);
        var order = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            order[i] = (int) (keys[i] & ((1L << 28) - 1));
        }
        return order;
    }

    private void fill(int place) {
        int row = loan[place];
        double balance = pool.minorUnits(row);
        double monthly = pool.annualRate(row) / 12;
        int months = pool.remainingTerm(row);
        int free = pool.interestOnlyMonths(row);
        term[place] = months;
        rate[place] = pool.annualRate(row);
        if (stub.length > 0) {
            stub[place] = pool.firstPeriodFactor(row);
        }
        switch (form(pool, row)) {
            case TABLE -> tables[place] = ContractualBalances.of(pool, row);
            case LINEAR -> {
                c[place] = balance;
                g[place] = balance / pool.amortizationTerm(row);
                last[place] = g[place] * months;
            }
            case GEOMETRIC -> {
                g[place] = 1 + monthly;
                c[place] = balance;
                if (pool.kind(row) != AmortizationKind.BULLET) {
                    int amortizing = pool.amortizationTerm(row) - free;
                    double log = StrictMath.log1p(monthly);
                    double whole = balance / -StrictMath.expm1(-amortizing * log);
                    double part = whole * StrictMath.exp(-amortizing * log);
                    last[place] = whole * StrictMath.exp(-(pool.amortizationTerm(row) - months) * log);
                    if (free > 0) {
                        switchMonth[place] = free;
                        laterC[place] = whole;
                        laterH[place] = part;
                    } else {
                        c[place] = whole;
                        h[place] = part;
                    }
                }
            }
        }
    }

    private void cut() {
        int size = loan.length;
        int from = 0;
        int firstBlock = 0;
        while (from < size) {
            int row = loan[from];
            int to = from;
            boolean stubs = false;
            boolean switches = false;
            while (to < size && to - from < BLOCK && alike(row, loan[to])) {
                stubs |= stub.length > 0 && stub[to] != 1;
                switches |= switchMonth.length > 0 && switchMonth[to] > 0;
                to++;
            }
            blocks.add(new Block(groups.size(), form(pool, row), from, to, stubs, switches));
            boolean groupEnds = to == size
                    || pool.age(loan[to]) != pool.age(row)
                    || pool.segmentNumber(loan[to]) != pool.segmentNumber(row);
            if (groupEnds) {
                groups.add(new Group(pool.segmentNumber(row), pool.age(row), firstBlock, blocks.size() - firstBlock));
                firstBlock = blocks.size();
            }
            from = to;
        }
    }

    private boolean alike(int one, int other) {
        return pool.segmentNumber(one) == pool.segmentNumber(other)
                && pool.age(one) == pool.age(other)
                && form(pool, one) == form(pool, other);
    }

    Pool pool() {
        return pool;
    }

    List<Block> blocks() {
        return blocks;
    }

    List<Group> groups() {
        return groups;
    }

    /** Balances by month of a loan in a block of the form TABLE. */
    double[] table(int place) {
        return tables[place];
    }
}
