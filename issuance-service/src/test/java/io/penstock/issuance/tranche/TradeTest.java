package io.penstock.issuance.tranche;

import static io.penstock.issuance.tranche.TrancheRejection.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.DeciderSpec;
import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.tranche.TrancheCommand.ConfirmTrade;
import io.penstock.issuance.tranche.TrancheCommand.DecideTrade;
import io.penstock.issuance.tranche.TrancheCommand.RequestTrade;
import io.penstock.issuance.tranche.TrancheCommand.RevertTrade;
import io.penstock.issuance.tranche.TrancheEvent.FreezeChanged;
import io.penstock.issuance.tranche.TrancheEvent.FreezeOrdered;
import io.penstock.issuance.tranche.TrancheEvent.TradeDeclined;
import io.penstock.issuance.tranche.TrancheEvent.TradeOrdered;
import io.penstock.issuance.tranche.TrancheEvent.TradeRequested;
import io.penstock.issuance.tranche.TrancheEvent.TradeReverted;
import io.penstock.issuance.tranche.TrancheEvent.TradeSettled;
import io.penstock.issuance.tranche.TrancheEvent.TrancheIssued;
import io.penstock.issuance.tranche.TrancheEvent.TrancheRedeemed;
import io.penstock.issuance.tranche.TrancheEvent.TrancheStructured;
import io.penstock.issuance.tranche.domain.Tranche;
import io.penstock.kernel.Decision;
import io.penstock.kernel.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sales between holders: the decision table. 1,000 units are held in 0x1 by ONE; 0x2 is TWO's. */
class TradeTest {

    private static final TrancheId A = TrancheId.of(DealId.named("D"), "A");
    private static final LocalDate DAY = LocalDate.of(2020, 8, 19);
    private static final InvestorId ONE = InvestorId.named("ONE");
    private static final InvestorId TWO = InvestorId.named("TWO");
    private static final TradeCheck FINE = new TradeCheck("r", List.of(), Optional.empty());
    private static final TradeCheck OBJECTED =
            new TradeCheck("r", List.of("RULE_144A: QUALIFICATION_MISSING"), Optional.empty());
    private static final TradeCheck RESTRICTED = new TradeCheck("r", List.of(), Optional.of("9 locked"));

    private final TrancheStructured structured = new TrancheStructured(
            A, new ClassTerms("A", "SENIOR", usd(1000), usd(1), Optional.empty()), DAY.plusYears(7));
    private final TrancheIssued issued =
            new TrancheIssued(A, DAY, usd(1000), "0xabc", "0xdef", List.of(new Holding("A", ONE, "0x1", usd(1000))));
    private final Trade trade = trade(1, 300);
    private final TradeRequested requested = new TradeRequested(A, trade, "r", "sam");
    private final TradeOrdered ordered = new TradeOrdered(A, trade, "r", "ann");
    private final TradeSettled settled = new TradeSettled(
            A, trade, new Holding("A", ONE, "0x1", usd(700)), new Holding("A", TWO, "0x2", usd(300)), "0xf", 9);

    private final DeciderSpec<TrancheCommand, TrancheEvent, Tranche> tranche =
            new DeciderSpec<>(Tranche::decide, Tranche::evolve, Tranche.INITIAL);

    private static Money usd(long cents) {
        return new Money(Currency.getInstance("USD"), cents);
    }

    private static Trade trade(int number, long units) {
        return new Trade(number, "0x1", "0x2", TWO, usd(units), usd(295), DAY, List.of("RULE_144A"));
    }

    private static RequestTrade ask(long units, TradeCheck check) {
        return ask("0x1", "0x2", Optional.of(TWO), usd(units), usd(295), List.of("RULE_144A"), check);
    }

    private static RequestTrade ask(
            String seller,
            String buyer,
            Optional<InvestorId> buyerId,
            Money units,
            Money price,
            List<String> regimes,
            TradeCheck check) {
        return new RequestTrade(A, seller, buyer, buyerId, units, price, DAY, regimes, check, "sam");
    }

    private static DecideTrade approve(int number, String person, TradeCheck check) {
        return new DecideTrade(A, number, true, "", Optional.of(TWO), check, person);
    }

    private static DecideTrade refuse(int number, String reason, String person) {
        return new DecideTrade(A, number, false, reason, Optional.of(TWO), FINE, person);
    }

    @Test
    void aHolderMaySell() {
        tranche.given().when(ask(300, FINE)).thenRejected(TRANCHE_NOT_FOUND);
        tranche.given(structured).when(ask(300, FINE)).thenRejected(TRANCHE_NOT_OUTSTANDING);
        tranche.given(structured, issued).when(ask(300, FINE)).then(requested);
        tranche.given(structured, issued)
                .when(ask("0X1", "0X2", Optional.of(TWO), usd(300), usd(295), List.of("RULE_144A"), FINE))
                .then(requested);
        tranche.given(structured, issued, new TrancheRedeemed(A, DAY))
                .when(ask(300, FINE))
                .thenRejected(TRANCHE_NOT_OUTSTANDING);
    }

    /** Each row is refused for the first of two reasons: the order is that of the codes. */
    @Test
    void isRefusedForTheFirstReason() {
        var regimes = List.of("RULE_144A");
        var eur = new Money(Currency.getInstance("EUR"), 300);
        tranche.given(structured, issued)
                .when(ask("0x3", "0x2", Optional.empty(), usd(300), usd(295), regimes, FINE))
                .thenRejected(HOLDING_NOT_FOUND);
        tranche.given(structured, issued)
                .when(ask("0x1", "0x2", Optional.empty(), usd(1001), usd(295), regimes, FINE))
                .thenRejected(TRADE_BUYER_NOT_REGISTERED);
        tranche.given(structured, issued).when(ask(1001, OBJECTED)).thenRejected(TRADE_NOT_COVERED);
        tranche.given(structured, issued)
                .when(ask(300, new TradeCheck("r", List.of("no"), Optional.of("9 locked"))))
                .thenRejected(TRADE_NOT_ADMITTED);
        tranche.given(structured, issued)
                .when(ask("0x1", "0x2", Optional.of(TWO), eur, usd(295), regimes, RESTRICTED))
                .thenRejected(TRADE_RESTRICTED);
        tranche.given(structured, issued)
                .when(ask("0x1", "0x2", Optional.of(TWO), eur, usd(0), regimes, FINE))
                .thenRejected(TRADE_CURRENCY_DIFFERS);
        tranche.given(structured, issued)
                .when(ask("0x1", "0x2", Optional.of(TWO), usd(300), eur, regimes, FINE))
                .thenRejected(TRADE_CURRENCY_DIFFERS);
        tranche.given(structured, issued)
                .when(ask("0x1", "0x1", Optional.of(ONE), usd(0), usd(295), regimes, FINE))
                .thenRejected(TRADE_NOT_POSITIVE);
        tranche.given(structured, issued)
                .when(ask("0x1", "0x2", Optional.of(TWO), usd(300), usd(0), regimes, FINE))
                .thenRejected(TRADE_NOT_POSITIVE);
        tranche.given(structured, issued)
                .when(ask("0x1", "0x1", Optional.of(ONE), usd(300), usd(295), List.of(), FINE))
                .thenRejected(TRADE_WITH_ITSELF);
        tranche.given(structured, issued)
                .when(ask("0x1", "0x2", Optional.of(TWO), usd(300), usd(295), List.of(), FINE))
                .thenRejected(TRADE_REGIME_MISSING);
    }

    /** Frozen units and those sold otherwise cannot be sold; what was declined or reverted is free again. */
    @Test
    void unitsAreSoldOnce() {
        var frozen = new FreezeChanged(A, 1, "0x1", usd(200), "0xf", 6);
        var order = new FreezeOrdered(A, 1, "0x1", usd(200), "pledge", "sam");
        tranche.given(structured, issued, order, frozen, requested)
                .when(ask(501, FINE))
                .thenRejected(TRADE_NOT_COVERED);
        tranche.given(structured, issued, order, frozen, requested)
                .when(ask(500, FINE))
                .then(new TradeRequested(A, trade(2, 500), "r", "sam"));
        tranche.given(structured, issued, requested, ordered)
                .when(ask(701, FINE))
                .thenRejected(TRADE_NOT_COVERED);
        tranche.given(structured, issued, requested, new TradeDeclined(A, 1, "no", "ann"))
                .when(ask(1000, FINE))
                .then(new TradeRequested(A, trade(2, 1000), "r", "sam"));
        tranche.given(structured, issued, requested, ordered, new TradeReverted(A, 1, "no cash"))
                .when(ask(1000, FINE))
                .then(new TradeRequested(A, trade(2, 1000), "r", "sam"));
        tranche.given(structured, issued, requested, ordered, settled)
                .when(ask(701, FINE))
                .thenRejected(TRADE_NOT_COVERED);
    }

    @Test
    void anotherPersonAgrees() {
        tranche.given().when(approve(1, "ann", FINE)).thenRejected(TRANCHE_NOT_FOUND);
        tranche.given(structured).when(approve(1, "ann", FINE)).thenRejected(TRADE_NOT_FOUND);
        tranche.given(structured, issued).when(approve(1, "ann", FINE)).thenRejected(TRADE_NOT_FOUND);
        tranche.given(structured, issued, requested)
                .when(approve(2, "ann", FINE))
                .thenRejected(TRADE_NOT_FOUND);
        tranche.given(structured, issued, requested)
                .when(approve(1, "ann", FINE))
                .then(ordered);
        tranche.given(structured, issued, requested)
                .when(new DecideTrade(A, 1, true, "", Optional.of(ONE), OBJECTED, "ann"))
                .thenRejected(TRADE_BUYER_NOT_REGISTERED);
        tranche.given(structured, issued, requested)
                .when(approve(1, "sam", OBJECTED))
                .thenRejected(TRADE_NOT_ADMITTED);
        tranche.given(structured, issued, requested)
                .when(approve(1, "sam", RESTRICTED))
                .thenRejected(TRADE_RESTRICTED);
        tranche.given(structured, issued, requested)
                .when(approve(1, "sam", FINE))
                .thenRejected(TRADE_APPROVED_BY_REQUESTER);
        tranche.given(structured, issued, requested, new TrancheRedeemed(A, DAY))
                .when(approve(1, "ann", FINE))
                .thenRejected(TRANCHE_NOT_OUTSTANDING);
        var order = new FreezeOrdered(A, 1, "0x1", usd(701), "pledge", "sam");
        tranche.given(structured, issued, requested, order, new FreezeChanged(A, 1, "0x1", usd(701), "0xf", 6))
                .when(approve(1, "ann", FINE))
                .thenRejected(TRADE_NOT_COVERED);
    }

    @Test
    void aDecisionStands() {
        tranche.given(structured, issued, requested, ordered)
                .when(approve(1, "ann", FINE))
                .then();
        tranche.given(structured, issued, requested, ordered)
                .when(approve(1, "eve", FINE))
                .thenRejected(TRADE_NOT_OPEN);
        tranche.given(structured, issued, requested, ordered)
                .when(refuse(1, "late", "ann"))
                .thenRejected(TRADE_NOT_OPEN);
        var declined = new TradeDeclined(A, 1, "late", "ann");
        tranche.given(structured, issued, requested).when(refuse(1, "", "ann")).thenRejected(TRADE_REASON_MALFORMED);
        tranche.given(structured, issued, requested)
                .when(refuse(1, "late", "ann"))
                .then(declined);
        tranche.given(structured, issued, requested)
                .when(refuse(1, "withdrawn", "sam"))
                .then(new TradeDeclined(A, 1, "withdrawn", "sam"));
        tranche.given(structured, issued, requested, new TrancheRedeemed(A, DAY))
                .when(refuse(1, "late", "ann"))
                .then(declined);
        tranche.given(structured, issued, requested, declined)
                .when(refuse(1, "late", "ann"))
                .then();
        tranche.given(structured, issued, requested, declined)
                .when(approve(1, "ann", FINE))
                .thenRejected(TRADE_NOT_OPEN);
    }

    @Test
    void theChainAnswersOnce() {
        var answer = new ConfirmTrade(A, 1, "0xf", 9);
        tranche.given(structured, issued, requested).when(answer).then();
        tranche.given(structured, issued, requested, ordered).when(answer).then(settled);
        tranche.given(structured, issued, requested, ordered, settled)
                .when(answer)
                .then();
        var reverted = new TradeReverted(A, 1, "no cash");
        tranche.given(structured, issued, requested, ordered)
                .when(new RevertTrade(A, 1, "no cash"))
                .then(reverted);
        tranche.given(structured, issued, requested, ordered, reverted)
                .when(answer)
                .then();
        tranche.given(structured, issued, requested, ordered, settled)
                .when(new RevertTrade(A, 1, "no cash"))
                .then();
        tranche.given(structured, issued, requested, ordered, settled)
                .when(ask("0x2", "0x1", Optional.of(ONE), usd(301), usd(1), List.of("X"), FINE))
                .thenRejected(TRADE_NOT_COVERED);
    }

    /** Whatever is asked, agreed, settled and refused: no unit is made or lost, and nobody sells what it has not. */
    @Test
    void unitsAreConserved() {
        for (long seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            Tranche state = Tranche.INITIAL;
            state = Tranche.evolve(Tranche.evolve(state, structured), issued);
            for (int step = 0; step < 60; step++) {
                var seller = "0x" + (1 + random.nextInt(3));
                var buyer = "0x" + (1 + random.nextInt(3));
                int number = 1 + random.nextInt(8);
                TrancheCommand command = switch (random.nextInt(5)) {
                    case 0 ->
                        ask(
                                seller,
                                buyer,
                                Optional.of(owner(buyer)),
                                usd(random.nextInt(700)),
                                usd(1 + random.nextInt(9)),
                                List.of("X"),
                                FINE);
                    case 1 -> new DecideTrade(A, number, true, "", buyerOf(state, number), FINE, "ann");
                    case 2 -> refuse(number, "no", "ann");
                    case 3 -> new RevertTrade(A, number, "no cash");
                    default -> new ConfirmTrade(A, number, "0xf", step);
                };
                if (Tranche.decide(command, state) instanceof Decision.Accepted<TrancheEvent>(var events)) {
                    for (var event : events) {
                        state = Tranche.evolve(state, event);
                    }
                }
                var register = ((Tranche.Outstanding) state).register();
                assertThat(register.holdings().values().stream()
                                .mapToLong(each -> each.faceValue().minorUnits())
                                .sum())
                        .as("seed %d, step %d", seed, step)
                        .isEqualTo(1000);
                assertThat(register.holdings().values())
                        .allMatch(each -> each.faceValue().minorUnits() > 0)
                        .allMatch(each -> each.investorId().equals(owner(each.wallet())));
            }
        }
    }

    private static Optional<InvestorId> buyerOf(Tranche state, int number) {
        var all = ((Tranche.Outstanding) state).trades().all();
        return number <= all.size() ? Optional.of(all.get(number - 1).trade().buyerId()) : Optional.empty();
    }

    private static InvestorId owner(String wallet) {
        return switch (wallet) {
            case "0x1" -> ONE;
            case "0x2" -> TWO;
            default -> InvestorId.named("THREE");
        };
    }
}
