package io.penstock.servicing.report.domain;

import static io.penstock.servicing.report.domain.ReportCases.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.servicing.distribution.DistributionEvent.PayoutClaimed;
import io.penstock.servicing.distribution.DistributionEvent.PayoutConfirmed;
import io.penstock.servicing.distribution.DistributionEvent.PayoutReleased;
import io.penstock.servicing.distribution.DistributionEvent.PayoutReserved;
import io.penstock.servicing.report.ReportDocument;
import java.util.List;
import org.junit.jupiter.api.Test;

class HolderStatementTest {

    private final HolderPayments ordered = ReportCases.ordered();
    private final HolderPayments paid = ordered.evolve(new PayoutConfirmed(ID, ReportCases.pay(), "0x77", 9));

    @Test
    void tellsWhatWasHeldAndPaid() {
        var statement = statement(paid, "ALDER");
        assertThat(statement.section("holdings").rows())
                .containsExactly(List.of("A", "0xa1", "480000.00", "1000.00000000", "971.97430000"));
        // 14,232.34 in the proportion 1,300.00 to 22,420.56: 780.00 interest, 13,452.34 principal
        assertThat(statement.section("payments").rows())
                .containsExactly(
                        List.of("A", "0xa1", "780.00", "13452.34", "0.00", "14232.34", "PAID", "0x77"),
                        List.of("total", "", "780.00", "13452.34", "0.00", "14232.34", "", ""));
    }

    @Test
    void isOfThisInvestorAlone() {
        assertThat(statement(paid, "BIRCH").text()).doesNotContain("ALDER").doesNotContain("0xa1");
        assertThat(statement(paid, "BIRCH").section("holdings").rows()).hasSize(2);
        assertThat(HolderStatement.of(paid, "CEDAR")).isEmpty();
    }

    @Test
    void thereIsNoneBeforeHoldersAreFixed() {
        assertThat(HolderStatement.of(HolderPayments.NONE, "ALDER")).isEmpty();
        assertThat(HolderStatement.of(HolderPayments.NONE.evolve(ReportCases.calculation()), "ALDER"))
                .isEmpty();
    }

    @Test
    void saysWhereAPaymentIs() {
        assertThat(state(ordered, "ALDER")).containsExactly("ORDERED", "");
        assertThat(state(paid, "ALDER")).containsExactly("PAID", "0x77");
        var reserved = paid.evolve(new PayoutReserved(ID, ReportCases.pay().effectKey(), List.of(ReportCases.birch())));
        assertThat(state(reserved, "BIRCH")).containsExactly("RESERVED", "");
        assertThat(state(reserved, "ALDER")).containsExactly("PAID", "0x77");
        assertThat(state(reserved.evolve(new PayoutReleased(ID, "r/1", ReportCases.birch(), "0x88", 12)), "BIRCH"))
                .containsExactly("PAID", "0x88");
        assertThat(state(reserved.evolve(new PayoutClaimed(ID, "0x99:3", ReportCases.birch(), "0x99", 13)), "BIRCH"))
                .containsExactly("PAID", "0x99");
    }

    private static List<String> state(HolderPayments payments, String investor) {
        var row = statement(payments, investor).section("payments").rows().getFirst();
        return row.subList(6, 8);
    }

    private static ReportDocument statement(HolderPayments payments, String investor) {
        return HolderStatement.of(payments, investor).orElseThrow();
    }
}
