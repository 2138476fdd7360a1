package io.penstock.onchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a closing moves, and to whom, on any node. */
interface ClosingOnNode extends OnNode {
    @Test
    default void a_closing_moves_everything_or_nothing() {
        TestDeal deal = TestDeal.readyToClose(chain());
        WalletKey last = deal.investors.get(3);
        long before = chain().reader.cashBalance(deal.investors.get(0).address());

        new InvestorWallet(chain().web3j, chain().addresses, last.privateKey()).approveCash(TestDeal.B - 1);
        Effect closing = deal.closing(deal.allocations());
        chain().refused(Writer.ISSUANCE, closing, "ERC20InsufficientAllowance");
        chain().revertedInBlock(Writer.ISSUANCE, closing);
        assertThat(chain().reader.isApplied(closing.id())).isFalse();
        assertThat(chain().reader.cashBalance(deal.investors.get(0).address())).isEqualTo(before);
        assertThat(chain().reader.supply(deal.id, "A")).isZero();
        assertThat(chain().reader.reserveAccount(deal.id)).isZero();

        new InvestorWallet(chain().web3j, chain().addresses, last.privateKey()).approveCash(Long.MAX_VALUE / 10_000);
        chain().refused(
                        Writer.ISSUANCE,
                        deal.closing(withLastB(deal, chain().reader.cashBalance(last.address()) + 1)),
                        "ERC20InsufficientBalance");
        chain().refused(Writer.ISSUANCE, deal.closing(deal.allocations().subList(0, 4)), "IncompleteIssue");
        chain().refused(
                        Writer.ISSUANCE,
                        deal.closing(
                                List.of(new Allocation("A", chain().keys.key(50).address(), TestDeal.A, 0))),
                        "TransferRefused(20, ");
        chain().refused(
                        Writer.ISSUANCE,
                        deal.closing(List.of(new Allocation("A", last.address(), 1_000_01L, 0))),
                        "NotADenomination(100001)");
        chain().refused(
                        Writer.ISSUANCE,
                        deal.closing(List.of(new Allocation("A", last.address(), TestDeal.A + 1_000_00L, 0))),
                        "AboveOriginalBalance");

        chain().apply(Writer.ISSUANCE, closing);
        chain().refused(Writer.ISSUANCE, deal.closing(deal.allocations()), "ERC20Insufficient");
        chain().refused(
                        Writer.ISSUANCE,
                        chain().effects.createTranche(chain().fresh("late"), deal.id, "D", "USD", 100, 1),
                        "AlreadyIssued");
    }

    @Test
    default void units_go_to_qualified_investors_only_and_stay_there() {
        String wallet = chain().keys.key(51).address();
        chain().apply(
                        Writer.ISSUANCE,
                        chain().effects.registerInvestor(chain().fresh("register"), "RETAIL", wallet, "DE", false));
        TestDeal deal = TestDeal.readyToClose(chain());
        chain().refused(
                        Writer.ISSUANCE,
                        deal.closing(List.of(new Allocation("A", wallet, TestDeal.A, 0))),
                        "TransferRefused(25, ");
        chain().refused(
                        Writer.ISSUANCE,
                        chain().effects.registerInvestor(chain().fresh("register"), "OTHER", wallet, "DE", true),
                        "WalletTaken");

        chain().apply(Writer.ISSUANCE, deal.closing(deal.allocations()));
        String holder = deal.investors.getFirst().address();
        String token = chain().reader.tokenAddress(deal.id, "A").orElseThrow();
        for (String function : List.of("transfer", "approve")) {
            String call = Artifact.of("TrancheToken").call(function, Abi.address(wallet), Abi.uint(1));
            assertThat(refusal(holder, token, call)).startsWith("TransferRefused(4, ");
        }
    }

    private List<Allocation> withLastB(TestDeal deal, long cash) {
        var allocations = new ArrayList<>(deal.allocations());
        Allocation b = allocations.get(3);
        allocations.set(3, new Allocation("B", b.wallet(), b.units(), cash));
        return allocations;
    }
}
