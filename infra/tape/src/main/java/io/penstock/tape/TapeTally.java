package io.penstock.tape;

import io.penstock.tape.Rule.Effect;
import io.penstock.tape.Rule.Tier;
import io.penstock.tape.TapeResult.Total;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Counts rows and findings. */
@SuppressWarnings("EnumOrdinal") // arrays by position, read for every cell; nothing is stored by it
final class TapeTally {

    private static final int RULES = Rule.values().length;

    private final long[] findings = new long[RULES];
    private final long[] rowsWith = new long[RULES];
    private final long[] lastRow = new long[RULES];
    private boolean fileRejected;
    private long rows;
    private long admitted;
    private long filled;
    private long flagged;
    private long needed;
    private long missing;

    void file(Rule rule) {
        findings[rule.ordinal()]++;
        fileRejected |= rule.effect() == Effect.REJECTS_FILE;
    }

    void row(boolean isAdmitted, RowFindings found, int filledCells, int neededCells) {
        rows++;
        if (isAdmitted) {
            admitted++;
        }
        filled += filledCells;
        needed += neededCells;
        for (var f : found.all()) {
            int rule = f.rule().ordinal();
            findings[rule]++;
            if (lastRow[rule] != rows) {
                lastRow[rule] = rows;
                rowsWith[rule]++;
            }
            if (f.rule() == Rule.VALUE_MISSING || f.rule() == Rule.VALUE_ESSENTIAL_MISSING) {
                missing++;
            } else if (f.rule().tier() == Tier.FIELD || f.rule().tier() == Tier.CROSS_FIELD) {
                flagged++;
            }
        }
    }

    boolean isFileRejected() {
        return fileRejected;
    }

    long rows() {
        return rows;
    }

    long rowsWith(Rule rule) {
        return rowsWith[rule.ordinal()];
    }

    /** Writes the counts, for {@link #restore}. */
    void save(DataOutput out) throws IOException {
        out.writeInt(RULES);
        for (int rule = 0; rule < RULES; rule++) {
            out.writeLong(findings[rule]);
            out.writeLong(rowsWith[rule]);
        }
        out.writeBoolean(fileRejected);
        for (long count : new long[] {rows, admitted, filled, flagged, needed, missing}) {
            out.writeLong(count);
        }
    }

    /** Takes counts over. Between two rows no rule has seen the next one, so which row was the last does not matter. */
    void restore(DataInput in) throws IOException {
        if (in.readInt() != RULES) {
            throw new IOException("the counts are those of other rules");
        }
        for (int rule = 0; rule < RULES; rule++) {
            findings[rule] = in.readLong();
            rowsWith[rule] = in.readLong();
            lastRow[rule] = 0;
        }
        fileRejected = in.readBoolean();
        rows = in.readLong();
        admitted = in.readLong();
        filled = in.readLong();
        flagged = in.readLong();
        needed = in.readLong();
        missing = in.readLong();
    }

    TapeResult result(TapeForm form, long loans, List<Total> totals, PoolFigures pool, OptionalLong period) {
        var byRule = new EnumMap<Rule, Long>(Rule.class);
        var rejecting = new EnumMap<Rule, Long>(Rule.class);
        for (var rule : Rule.values()) {
            if (findings[rule.ordinal()] > 0) {
                byRule.put(rule, findings[rule.ordinal()]);
            }
            if (rule.effect() == Effect.REJECTS_ROW && rowsWith[rule.ordinal()] > 0) {
                rejecting.put(rule, rowsWith[rule.ordinal()]);
            }
        }
        return new TapeResult(
                form.name(),
                fileRejected,
                rows,
                loans,
                fileRejected ? 0 : admitted,
                Collections.unmodifiableMap(byRule),
                Collections.unmodifiableMap(rejecting),
                List.copyOf(totals),
                Collections.unmodifiableMap(pool.regionRows()),
                Collections.unmodifiableMap(pool.statusRows()),
                period.isPresent() ? Optional.of(LocalDate.ofEpochDay(period.getAsLong())) : Optional.empty(),
                fileRejected ? 0 : QualityScore.of(rows, admitted, filled, flagged, needed, missing));
    }
}
