package io.penstock.servicing.loan;

import io.penstock.servicing.loan.ReportedMonth.Repline;
import io.penstock.servicing.loan.ReportedMonth.ZeroBalance;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The rows of a servicer report in columns: a million of them take some 140 MB, as objects they would take five times
 * that. Found by loan id through a table of their hashes.
 */
@SuppressWarnings("EnumOrdinal") // places in arrays; nothing is stored by them
public final class ReportRows {

    private static final int FIGURES = 11;
    private static final int FIRST = 1024;
    /** Interest, scheduled and prepaid principal, recovery, fees, repurchased principal, as {@code set} places them. */
    private static final int[] CASH = {1, 2, 3, 6, 7, 8};

    private static final long MISSING = Long.MIN_VALUE;
    private static final int UNKNOWN = -1;

    private byte[] ids = new byte[FIRST * 16];
    private int[] idEnd = new int[FIRST];
    private int[] line = new int[FIRST];
    private int[] days = new int[FIRST];
    private byte[] zero = new byte[FIRST];
    private byte[] flags = new byte[FIRST];
    private final long[][] figures = new long[FIGURES][FIRST];
    private final Map<Integer, Repline> pools = new HashMap<>();
    private int[] table = new int[FIRST * 4];
    private int size;

    /** How many rows there are. */
    public int size() {
        return size;
    }

    /**
     * Adds a row at the end.
     *
     * @return the line of the row that has this loan already, and then nothing was added; 0 if it was added
     */
    public int add(ReportedMonth row) {
        byte[] id = row.loanId().getBytes(StandardCharsets.UTF_8);
        int slot = slot(id);
        if (table[slot] != 0) {
            return line[table[slot] - 1];
        }
        if (size == line.length) {
            grow();
        }
        int begin = size == 0 ? 0 : idEnd[size - 1];
        while (begin + id.length > ids.length) {
            ids = Arrays.copyOf(ids, ids.length * 2);
        }
        System.arraycopy(id, 0, ids, begin, id.length);
        idEnd[size] = begin + id.length;
        line[size] = row.line();
        days[size] = row.daysPastDue() == null ? UNKNOWN : row.daysPastDue();
        zero[size] =
                (byte) (row.zeroBalance() == null ? UNKNOWN : row.zeroBalance().ordinal());
        flags[size] = (byte) LoanFlag.bits(row.flags());
        set(row);
        if (row.pool() != null) {
            pools.put(size, row.pool());
        }
        table[slot] = ++size;
        if (size * 2 > table.length) {
            rehash();
        }
        return 0;
    }

    private void set(ReportedMonth row) {
        var flows = row.flows();
        figures[0][size] = row.begin() == null ? MISSING : row.begin();
        figures[1][size] = flows.interest();
        figures[2][size] = flows.scheduledPrincipal();
        figures[3][size] = flows.prepaidPrincipal();
        figures[4][size] = flows.adjustment();
        figures[5][size] = flows.chargedOff();
        figures[6][size] = flows.recovery();
        figures[7][size] = flows.fees();
        figures[8][size] = flows.repurchased();
        figures[9][size] = row.totalPaid() == null ? MISSING : row.totalPaid();
        figures[10][size] = row.end();
    }

    /** The index of a loan's row, or −1. */
    public int indexOf(String loanId) {
        return table[slot(loanId.getBytes(StandardCharsets.UTF_8))] - 1;
    }

    /** One row, as it was added. */
    public ReportedMonth row(int index) {
        return new ReportedMonth(
                line[index],
                new String(ids, begin(index), idEnd[index] - begin(index), StandardCharsets.UTF_8),
                figures[0][index] == MISSING ? null : (Long) figures[0][index],
                new LoanFlows(
                        figures[1][index],
                        figures[2][index],
                        figures[3][index],
                        figures[4][index],
                        figures[5][index],
                        figures[6][index],
                        figures[7][index],
                        figures[8][index]),
                figures[9][index] == MISSING ? null : (Long) figures[9][index],
                figures[10][index],
                days[index] == UNKNOWN ? null : (Integer) days[index],
                zero[index] == UNKNOWN ? null : ZeroBalance.values()[zero[index]],
                LoanFlag.of(flags[index]),
                pools.get(index));
    }

    /** Cash of all rows: interest, principal, recoveries, fees and repurchases. */
    public long cash() {
        long cash = 0;
        for (int i = 0; i < size; i++) {
            for (int figure : CASH) {
                cash = Math.addExact(cash, figures[figure][i]);
            }
        }
        return cash;
    }

    private int begin(int index) {
        return index == 0 ? 0 : idEnd[index - 1];
    }

    /** Where the id is in the table, or the free place where it would be. */
    private int slot(byte[] id) {
        int mask = table.length - 1;
        int slot = spread(Arrays.hashCode(id)) & mask;
        while (table[slot] != 0 && !holds(table[slot] - 1, id)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean holds(int index, byte[] id) {
        return Arrays.equals(ids, begin(index), idEnd[index], id, 0, id.length);
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 16);
    }

    private void rehash() {
        table = new int[table.length * 2];
        for (int i = 0; i < size; i++) {
            table[slot(Arrays.copyOfRange(ids, begin(i), idEnd[i]))] = i + 1;
        }
    }

    private void grow() {
        int room = size + (size >> 1);
        idEnd = Arrays.copyOf(idEnd, room);
        line = Arrays.copyOf(line, room);
        days = Arrays.copyOf(days, room);
        zero = Arrays.copyOf(zero, room);
        flags = Arrays.copyOf(flags, room);
        for (int i = 0; i < FIGURES; i++) {
            figures[i] = Arrays.copyOf(figures[i], room);
        }
    }
}
