package io.penstock.tape;

import io.penstock.tape.LoanIndex.Figure;
import io.penstock.tape.TapeResult.Total;
import io.penstock.tape.TapeRow.Kind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Running sums and counts over all rows of a tape. */
final class PoolFigures {

    private static final int MOST_GROUPS = 1_000;
    private static final int MOST_CURRENCIES = 20;

    /** A group of rows, by region or status. */
    static final class Group {
        long rows;
        long balance;
    }

    private final List<@Nullable TapeField> fields;
    private final RoleView view;
    private final TapeRow row;
    private final boolean[] amount;
    private final boolean[] needed;
    private final int[] currencyColumn;
    private final Sum[] read;
    private final Sum[] admitted;
    private final long[] filled;
    private final long[] noData;
    private final Map<String, Group> regions = new HashMap<>();
    private final Map<String, Group> statuses = new HashMap<>();
    private final TreeSet<String> currencies = new TreeSet<>();
    private final LoanIndex collateral = new LoanIndex(1);
    private final Sum collateralOnce = new Sum();
    private final Sum collateralSummed = new Sum();
    private long collateralRows;
    private long withScore;
    private long rows;
    private int filledOfRow;
    private int neededOfRow;

    PoolFigures(List<@Nullable TapeField> fields, RoleView view) {
        this.fields = fields;
        this.view = view;
        this.row = view.row();
        int n = fields.size();
        amount = new boolean[n];
        needed = new boolean[n];
        currencyColumn = new int[n];
        read = new Sum[n];
        admitted = new Sum[n];
        filled = new long[n];
        noData = new long[n];
        Arrays.fill(currencyColumn, -1);
        var at = new HashMap<String, Integer>();
        for (int i = 0; i < n; i++) {
            var field = fields.get(i);
            if (field != null) {
                amount[i] = field.type() == CellType.AMOUNT;
                needed[i] = field.need() != Need.OPTIONAL;
                at.put(field.name(), i);
            }
            read[i] = new Sum();
            admitted[i] = new Sum();
        }
        at.forEach((name, i) -> {
            var pair = at.get(name + TapeForm.CURRENCY_SUFFIX);
            if (pair != null) {
                currencyColumn[i] = pair;
            }
        });
    }

    /** Amounts without a currency beside them; also notes which currencies there are. */
    void currencies(RowFindings findings) {
        for (int i = 0; i < amount.length; i++) {
            int pair = currencyColumn[i];
            if (pair >= 0 && row.kind(i) == Kind.NUMBER) {
                if (row.kind(pair) == Kind.BLANK) {
                    findings.add(Rule.CURRENCY_MISSING, pair, "", "beside " + row.textOf(i));
                } else {
                    currency(row.textOf(pair));
                }
            }
        }
        if (view.isFilled(Role.CURRENCY)) {
            currency(view.text(Role.CURRENCY));
        }
    }

    private void currency(String code) {
        if (currencies.size() < MOST_CURRENCIES) {
            currencies.add(code.strip());
        }
    }

    void add(boolean isAdmitted) {
        rows++;
        filledOfRow = 0;
        neededOfRow = 0;
        for (int i = 0; i < amount.length; i++) {
            var kind = row.kind(i);
            if (needed[i]) {
                neededOfRow++;
            }
            if (kind == Kind.BLANK) {
                continue;
            }
            filledOfRow++;
            filled[i]++;
            if (kind == Kind.NO_DATA) {
                noData[i]++;
            } else if (kind == Kind.NUMBER && amount[i]) {
                read[i].add(row.value(i));
                if (isAdmitted) {
                    admitted[i].add(row.value(i));
                }
            }
        }
        if (view.has(Role.SCORE)) {
            withScore++;
        }
        group(regions, Role.REGION);
        group(statuses, Role.STATUS);
        collateral();
    }

    private void group(Map<String, Group> groups, Role role) {
        if (!view.isOnTape(role)) {
            return;
        }
        var name = view.text(role);
        var group = groups.get(name);
        if (group == null) {
            group = new Group();
            groups.put(groups.size() < MOST_GROUPS ? name : "(others)", group);
        }
        group.rows++;
        group.balance += Math.max(0, view.orZero(Role.CLOSING_BALANCE));
    }

    private void collateral() {
        if (!view.isOnTape(Role.COLLATERAL_ID)) {
            return;
        }
        collateralRows++;
        long value = view.orZero(Role.COLLATERAL_VALUE);
        collateralSummed.add(value);
        var id = view.text(Role.COLLATERAL_ID);
        if (collateral.find(id) < 0) {
            collateral.set(collateral.add(id), Figure.LINE, row.line());
            collateralOnce.add(value);
        }
    }

    /** Writes sums and counts, for {@link #restore}. */
    void save(DataOutput out) throws IOException {
        out.writeInt(read.length);
        for (int i = 0; i < read.length; i++) {
            read[i].save(out);
            admitted[i].save(out);
            out.writeLong(filled[i]);
            out.writeLong(noData[i]);
        }
        save(regions, out);
        save(statuses, out);
        out.writeInt(currencies.size());
        for (var code : currencies) {
            out.writeUTF(code);
        }
        out.writeInt(collateral.size());
        for (int i = 0; i < collateral.size(); i++) {
            out.writeUTF(collateral.keyOf(i));
        }
        collateralOnce.save(out);
        collateralSummed.save(out);
        out.writeLong(collateralRows);
        out.writeLong(withScore);
        out.writeLong(rows);
    }

    /** Takes sums and counts over from a check of the same columns. */
    void restore(DataInput in) throws IOException {
        if (in.readInt() != read.length) {
            throw new IOException("the sums are those of other columns");
        }
        for (int i = 0; i < read.length; i++) {
            read[i].restore(in);
            admitted[i].restore(in);
            filled[i] = in.readLong();
            noData[i] = in.readLong();
        }
        restore(regions, in);
        restore(statuses, in);
        for (int i = in.readInt(); i > 0; i--) {
            currencies.add(in.readUTF());
        }
        for (int i = in.readInt(); i > 0; i--) {
            collateral.set(collateral.add(in.readUTF()), Figure.LINE, 0);
        }
        collateralOnce.restore(in);
        collateralSummed.restore(in);
        collateralRows = in.readLong();
        withScore = in.readLong();
        rows = in.readLong();
    }

    private static void save(Map<String, Group> groups, DataOutput out) throws IOException {
        out.writeInt(groups.size());
        for (var entry : groups.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeLong(entry.getValue().rows);
            out.writeLong(entry.getValue().balance);
        }
    }

    private static void restore(Map<String, Group> groups, DataInput in) throws IOException {
        for (int i = in.readInt(); i > 0; i--) {
            var group = new Group();
            groups.put(in.readUTF(), group);
            group.rows = in.readLong();
            group.balance = in.readLong();
        }
    }

    int filledOfRow() {
        return filledOfRow;
    }

    int neededOfRow() {
        return neededOfRow;
    }

    long rows() {
        return rows;
    }

    long withScore() {
        return withScore;
    }

    long filled(int column) {
        return filled[column];
    }

    long noData(int column) {
        return noData[column];
    }

    Map<String, Group> regions() {
        return regions;
    }

    Set<String> currencyCodes() {
        return currencies;
    }

    long objects() {
        return collateral.size();
    }

    long collateralRows() {
        return collateralRows;
    }

    Sum collateralOnce() {
        return collateralOnce;
    }

    Sum collateralSummed() {
        return collateralSummed;
    }

    /** Rows of each region; for reports and control counts. */
    Map<String, Long> regionRows() {
        return rowsOf(regions);
    }

    Map<String, Long> statusRows() {
        return rowsOf(statuses);
    }

    private static Map<String, Long> rowsOf(Map<String, Group> groups) {
        var counts = new TreeMap<String, Long>();
        groups.forEach((name, group) -> counts.put(name, group.rows));
        return counts;
    }

    /** Sums of all amounts that have a value at all, in the order of the columns. */
    List<Total> totals(List<String> names) {
        var totals = new ArrayList<Total>();
        for (int i = 0; i < fields.size(); i++) {
            var field = fields.get(i);
            if (amount[i] && field != null && filled[i] > noData[i]) {
                totals.add(new Total(names.get(i), field.role(), read[i].major(), admitted[i].major()));
            }
        }
        return totals;
    }
}
