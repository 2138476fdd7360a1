package io.penstock.servicing.loan.view.collectionperiods;

import io.penstock.servicing.loan.LoanBookEvent.ReceiptRecorded;
import io.penstock.servicing.loan.LoanBookEvent.ReceiptReversed;
import io.penstock.servicing.loan.Receipt;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * The receipts that the events of a deal tell, in their order.
 *
 * @param all also those that were taken back
 */
public record ReceiptHistory(List<Line> all) {

    static final ReceiptHistory NONE = new ReceiptHistory(List.of());

    /**
     * One receipt.
     *
     * @param reversal why it was taken back, empty while it is in force
     */
    public record Line(Receipt receipt, String recordedBy, String reversal, String reversedBy) {}

    ReceiptHistory evolve(Object event) {
        return switch (event) {
            case ReceiptRecorded e -> {
                var lines = new ArrayList<>(all);
                lines.add(new Line(e.receipt(), e.recordedBy(), "", ""));
                yield new ReceiptHistory(List.copyOf(lines));
            }
            case ReceiptReversed e ->
                new ReceiptHistory(all.stream()
                        .map(line -> line.receipt().equals(e.original())
                                        && line.reversal().isEmpty()
                                ? new Line(line.receipt(), line.recordedBy(), e.reason(), e.reversedBy())
                                : line)
                        .toList());
            default -> this;
        };
    }

    List<Line> of(YearMonth period) {
        return all.stream()
                .filter(line -> line.receipt().collectionPeriod().equals(period))
                .toList();
    }
}
