package io.penstock.issuance.tranche.domain;

import static io.penstock.issuance.tranche.DealExample.DEAL;
import static io.penstock.issuance.tranche.DealExample.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.tranche.ChainTransfer;
import io.penstock.issuance.tranche.Holding;
import io.penstock.issuance.tranche.TrancheEvent;
import io.penstock.issuance.tranche.TrancheEvent.HolderTransferMirrored;
import io.penstock.issuance.tranche.TrancheEvent.TrancheIssued;
import io.penstock.issuance.tranche.TrancheId;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RegisterAtTest {

    private static final TrancheId TRANCHE = TrancheId.of(DEAL, "A");
    private static final String ONE = "0x" + "a1".repeat(20);
    private static final String TWO = "0x" + "b2".repeat(20);

    /** Issued in block 10; moved in blocks 12 and 11, of which the register learnt in that order. */
    private final List<TrancheEvent> events = List.of(
            new TrancheIssued(
                    TRANCHE,
                    LocalDate.EPOCH,
                    usd("8000.00"),
                    "0xtoken",
                    "0xtx",
                    List.of(holding("INV-1", ONE.toUpperCase(Locale.ROOT).replace("0X", "0x"), "8000.00"))),
            moved(12, ONE, "3000.00", "5000.00", "INV-1", TWO, "3000.00", "INV-2"),
            moved(11, ONE, "1000.00", "4000.00", "INV-1", TWO, "4000.00", "INV-2"));

    @Test
    void aTransferCountsFromItsBlockOn() {
        assertThat(at(9)).isEmpty();
        assertThat(at(10)).containsExactly(holding("INV-1", ONE, "8000.00"));
        assertThat(at(11)).containsExactly(holding("INV-1", ONE, "7000.00"), holding("INV-2", TWO, "1000.00"));
        assertThat(at(12)).containsExactly(holding("INV-1", ONE, "4000.00"), holding("INV-2", TWO, "4000.00"));
        assertThat(at(99)).isEqualTo(at(12));
    }

    private List<Holding> at(long block) {
        return RegisterAt.of(events, 10, block);
    }

    private static HolderTransferMirrored moved(
            long block,
            String from,
            String units,
            String left,
            String sender,
            String to,
            String after,
            String receiver) {
        return new HolderTransferMirrored(
                TRANCHE,
                new ChainTransfer(
                        "0x/" + block, "0x", block, from, to, usd(units).minorUnits()),
                holding(sender, from, left),
                holding(receiver, to, after),
                "",
                "");
    }

    private static Holding holding(String investor, String wallet, String amount) {
        return new Holding("A", InvestorId.named(investor), wallet, usd(amount));
    }
}
