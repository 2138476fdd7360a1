// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {RateLimiter} from "@openzeppelin/contracts/utils/RateLimiter.sol";
import {CollateralVault} from "../../../main/solidity/lending/CollateralVault.sol";
import {LoanTerms} from "../../../main/solidity/lending/LoanTerms.sol";
import {PriceOracle} from "../../../main/solidity/pricing/PriceOracle.sol";
import {Checks} from "../support/Checks.sol";
import {Coin, FeeCoin} from "../support/Coins.sol";
import {Strangers} from "../support/Strangers.sol";
import {VM, Vm} from "../support/Vm.sol";
import {VaultFixture} from "./VaultFixture.sol";

/// The life of a loan: draw, release, repayment, call, cure, default, sale, rest.
contract CollateralVaultTest is VaultFixture {
    function setUp() external {
        _setUpVault(new Coin());
    }

    function test_strangersChangeNothing() external {
        bytes4[] memory shut = new bytes4[](10);
        shut[0] = CollateralVault.open.selector;
        shut[1] = CollateralVault.setDepth.selector;
        shut[2] = CollateralVault.draw.selector;
        shut[3] = CollateralVault.proposeRelease.selector;
        shut[4] = CollateralVault.approveRelease.selector;
        shut[5] = CollateralVault.callMargin.selector;
        shut[6] = CollateralVault.cure.selector;
        shut[7] = CollateralVault.markDefaulted.selector;
        shut[8] = CollateralVault.sell.selector;
        shut[9] = CollateralVault.close.selector;
        Strangers.requireShut(address(vault), shut);
        bytes4[] memory own = new bytes4[](1);
        own[0] = CollateralVault.deposit.selector;
        Strangers.requireShut(address(vault), own);
    }

    function test_drawsToTheBoundAndNotACentMore() external {
        _drawn();
        Checks.eq(vault.debtOf(LOAN), 50_000_00, "half of the value");
        VM.expectRevert(
            abi.encodeWithSelector(LoanTerms.TooMuchDebt.selector, LOAN, 50_000_01, 100_000_00)
        );
        vault.draw(LOAN, 1);
    }

    function test_aDebtIsNeverDust() external {
        _deposit(100 * LOT);
        _next();
        _price(ANCHOR);
        VM.expectRevert(abi.encodeWithSelector(LoanTerms.DustLeft.selector, LOAN, LEAST_DEBT - 1));
        vault.draw(LOAN, LEAST_DEBT - 1);
        vault.draw(LOAN, LEAST_DEBT);
    }

    function test_interestIsSimpleAndDoesNotDependOnHowOftenItIsBooked() external {
        LoanTerms.Terms memory terms = _terms();
        terms.rateBps = 730;
        bytes32 second = keccak256("second");
        vault.open(second, terms);
        VM.prank(BORROWER);
        vault.deposit(second, 100 * LOT);
        _next();
        _price(ANCHOR);
        vault.draw(second, 10_000_00);
        for (uint256 day = 1; day <= 10; day++) {
            VM.warp(1_800_000_000 + day * 1 days - 43_211);
            VM.prank(BUYER);
            vault.repay(second, 0);
            VM.warp(1_800_000_000 + day * 1 days);
            Checks.eq(vault.debtOf(second), 10_000_00 + day * 2_00, "two a day");
        }
    }

    function test_repaymentTakesInterestFirstAndNoMoreThanIsOwed() external {
        _drawn();
        VM.prank(BUYER);
        vault.repay(LOAN, 20_000_00);
        Checks.eq(vault.debtOf(LOAN), 30_000_00, "debt");
        Checks.eq(cash.balanceOf(LENDER), 20_000_00, "lender");
        VM.prank(BUYER);
        VM.expectRevert(abi.encodeWithSelector(LoanTerms.DustLeft.selector, LOAN, LEAST_DEBT - 1));
        vault.repay(LOAN, 30_000_00 - LEAST_DEBT + 1);
        VM.prank(BUYER);
        vault.repay(LOAN, 99_000_00);
        Checks.eq(vault.debtOf(LOAN), 0, "no debt");
        Checks.eq(cash.balanceOf(LENDER), 50_000_00, "not more than was owed");
        VM.expectRevert(abi.encodeWithSelector(LoanTerms.WrongState.selector, bytes32("none"), LoanTerms.State.NONE));
        vault.repay("none", 1);
    }

    function test_aPaymentTakesTheInterestAwayBeforeThePrincipal() external {
        LoanTerms.Terms memory terms = _terms();
        terms.rateBps = 730;
        bytes32 second = keccak256("second");
        vault.open(second, terms);
        VM.prank(BORROWER);
        vault.deposit(second, 100 * LOT);
        _next();
        _price(ANCHOR);
        vault.draw(second, 10_000_00);
        VM.warp(block.timestamp + 10 days);
        VM.prank(BUYER);
        vault.repay(second, 15_00);
        LoanTerms.Loan memory loan = vault.loanOf(second);
        Checks.eq(loan.interest, 5_00, "of 20.00");
        Checks.eq(loan.principal, 10_000_00, "untouched");
        VM.prank(BUYER);
        vault.repay(second, 7_00);
        loan = vault.loanOf(second);
        Checks.eq(loan.interest, 0, "all paid");
        Checks.eq(loan.principal, 9_998_00, "the rest is of the principal");
    }

    function test_aShortfallIsToldWhenAllIsSoldAndSomethingIsStillOwed() external {
        _defaulted(650_00);
        vault.setDepth(coin, 1 days, 200 * LOT);
        VM.recordLogs();
        vault.sell(LOAN, 20 * LOT, 13_000_00, BUYER);
        vault.sell(LOAN, 80 * LOT, 52_000_00, BUYER);
        Vm.Log[] memory logs = VM.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; i++) {
            Checks.yes(logs[i].topics[0] != LoanTerms.Shortfall.selector, "neither of a part nor of nothing");
        }
        Checks.eq(_loan().surplus, 15_000_00, "nothing is owed");
    }

    function test_aReleaseTakesTwoAndTheSameAmount() external {
        _drawn();
        VM.prank(BUYER);
        vault.repay(LOAN, 25_000_00);
        _price(ANCHOR);
        bytes memory other = abi.encodeWithSelector(LoanTerms.NotTheOther.selector, LOAN, SECOND, 50 * LOT);
        VM.expectRevert(other);
        VM.prank(SECOND);
        vault.approveRelease(LOAN, 50 * LOT);
        vault.proposeRelease(LOAN, 50 * LOT);
        VM.expectRevert(abi.encodeWithSelector(LoanTerms.NotTheOther.selector, LOAN, address(this), 50 * LOT));
        vault.approveRelease(LOAN, 50 * LOT);
        VM.expectRevert(abi.encodeWithSelector(LoanTerms.NotTheOther.selector, LOAN, SECOND, 50 * LOT - 1));
        VM.prank(SECOND);
        vault.approveRelease(LOAN, 50 * LOT - 1);
        VM.prank(SECOND);
        vault.approveRelease(LOAN, 50 * LOT);
        Checks.eq(coin.balanceOf(BORROWER), 950 * LOT, "back with the borrower");
        Checks.eq(_loan().collateral, 50 * LOT, "the rest is locked");
        VM.expectRevert(other);
        VM.prank(SECOND);
        vault.approveRelease(LOAN, 50 * LOT);
    }

    function test_aReleaseLeavesTheLoanCovered() external {
        _drawn();
        vault.proposeRelease(LOAN, 1);
        VM.expectRevert(abi.encodeWithSelector(LoanTerms.TooMuchDebt.selector, LOAN, 50_000_00, 99_999_99));
        VM.prank(SECOND);
        vault.approveRelease(LOAN, 1);
        vault.proposeRelease(LOAN, 101 * LOT);
        VM.expectRevert(abi.encodeWithSelector(LoanTerms.MoreThanThere.selector, LOAN, 101 * LOT, 100 * LOT));
        VM.prank(SECOND);
        vault.approveRelease(LOAN, 101 * LOT);
    }

    function test_withoutDebtAllMayBeReleasedWithoutAPrice() external {
        _deposit(LOT);
        _next();
        vault.proposeRelease(LOAN, LOT);
        VM.prank(SECOND);
        vault.approveRelease(LOAN, LOT);
        Checks.eq(coin.balanceOf(BORROWER), 1_000 * LOT, "all of it");
    }

    function test_marginIsCalledAboveTheBoundOnly() external {
        _drawn();
        _price(714_29);
        VM.expectRevert(abi.encodeWithSelector(LoanTerms.Healthy.selector, LOAN, 50_000_00, 71_429_00));
        vault.callMargin(LOAN);
        _price(714_28);
        VM.expectEmit();
        emit LoanTerms.StateChanged(LOAN, LoanTerms.State.CALLED, 50_000_00, 71_428_00);
        vault.callMargin(LOAN);
        Checks.eq(_loan().cureUntil, block.timestamp + CURE_TIME, "cure time");
    }

    function test_aCallEndsTheProposedRelease() external {
        _drawn();
        vault.proposeRelease(LOAN, 1);
        _price(700_00);
        vault.callMargin(LOAN);
        Checks.eq(_loan().releaseProposer, address(0), "gone");
    }

    function test_collateralOrCashCures() external {
        _drawn();
        _price(700_00);
        vault.callMargin(LOAN);
        VM.expectRevert(abi.encodeWithSelector(LoanTerms.TooMuchDebt.selector, LOAN, 50_000_00, 70_000_00));
        vault.cure(LOAN);
        _next();
        _deposit(3 * LOT);
        _next();
        vault.cure(LOAN);
        Checks.yes(_loan().state == LoanTerms.State.ACTIVE, "cured");
        VM.expectRevert(abi.encodeWithSelector(LoanTerms.WrongState.selector, LOAN, LoanTerms.State.ACTIVE));
        vault.cure(LOAN);
        _price(600_00);
        vault.callMargin(LOAN);
        VM.prank(BUYER);
        vault.repay(LOAN, 50_000_00);
        Checks.yes(_loan().state == LoanTerms.State.ACTIVE, "paid");
    }

    function test_aSaleBringsTheLenderItsMoneyAndTheBorrowerTheRest() external {
        _defaulted(650_00);
        vault.setDepth(coin, 1 days, 100 * LOT);
        vault.sell(LOAN, 90 * LOT, 58_500_00, BUYER);
        Checks.eq(cash.balanceOf(LENDER), 50_000_00, "lender");
        Checks.eq(coin.balanceOf(BUYER), 90 * LOT, "buyer");
        Checks.yes(_loan().state == LoanTerms.State.CLOSED, "closed");
        VM.prank(Strangers.STRANGER);
        vault.withdraw(LOAN);
        Checks.eq(cash.balanceOf(BORROWER), 8_500_00, "surplus");
        Checks.eq(coin.balanceOf(BORROWER), 910 * LOT, "collateral that was not needed");
        Checks.eq(coin.balanceOf(address(vault)) + cash.balanceOf(address(vault)), 0, "nothing stays");
        VM.expectRevert(abi.encodeWithSelector(LoanTerms.WrongState.selector, LOAN, LoanTerms.State.CLOSED));
        vault.withdraw(LOAN);
    }

    function test_aPartIsBoundedByTheMarketsDepth() external {
        _defaulted(650_00);
        Checks.eq(vault.depthOf(coin), 20 * LOT, "depth");
        VM.expectRevert(RateLimiter.RateLimitExceeded.selector);
        vault.sell(LOAN, 20 * LOT + 1, 13_000_01, BUYER);
        vault.sell(LOAN, 20 * LOT, 13_000_00, BUYER);
        Checks.eq(vault.debtOf(LOAN), 37_000_00, "debt");
        Checks.eq(vault.depthOf(coin), 0, "used");
        VM.expectRevert(RateLimiter.RateLimitExceeded.selector);
        vault.sell(LOAN, 1, 1, BUYER);
        VM.warp(block.timestamp + 1 days);
        _price(650_00);
        vault.sell(LOAN, 20 * LOT, 13_000_00, BUYER);
    }

    function test_noPartRaisesLoanToValue() external {
        _defaulted(540_00);
        // 50,000 against 54,000; at ten percent off a coin brings 486 and takes 500 of the debt's cover away.
        VM.expectRevert(abi.encodeWithSelector(LoanTerms.WorseForLender.selector, LOAN));
        vault.sell(LOAN, 10 * LOT, 4_860_00, BUYER);
        VM.expectRevert(abi.encodeWithSelector(LoanTerms.WorseForLender.selector, LOAN));
        vault.sell(LOAN, 10 * LOT, 4_999_99, BUYER);
        vault.sell(LOAN, 10 * LOT, 5_000_00, BUYER);
    }

    function test_underWaterAllGoesAtOnceAndTheShortfallIsTold() external {
        _defaulted(400_00);
        VM.expectRevert(abi.encodeWithSelector(LoanTerms.WorseForLender.selector, LOAN));
        vault.sell(LOAN, 10 * LOT, 4_000_00, BUYER);
        VM.expectEmit();
        emit LoanTerms.Shortfall(LOAN, 14_000_00);
        vault.sell(LOAN, 100 * LOT, 36_000_00, BUYER);
        Checks.yes(_loan().state == LoanTerms.State.CLOSED, "closed");
        Checks.eq(vault.debtOf(LOAN), 14_000_00, "still owed");
        VM.expectRevert(abi.encodeWithSelector(LoanTerms.WrongState.selector, LOAN, LoanTerms.State.CLOSED));
        vault.withdraw(LOAN);
        VM.prank(BUYER);
        vault.repay(LOAN, 14_000_00);
        Checks.eq(cash.balanceOf(LENDER), 50_000_00, "recovered");
        Checks.yes(_loan().state == LoanTerms.State.CLOSED, "still closed");
    }

    function test_theBuyerPaysAtLeastPriceLessDiscount() external {
        _defaulted(650_00);
        VM.expectRevert(abi.encodeWithSelector(LoanTerms.BelowPrice.selector, LOAN, 5_849_99, 5_850_00));
        vault.sell(LOAN, 10 * LOT, 5_849_99, BUYER);
        vault.sell(LOAN, 10 * LOT, 5_850_00, BUYER);
    }

    function test_aRestIsNoDust() external {
        _defaulted(650_00);
        vault.setDepth(coin, 1 days, 100 * LOT);
        VM.expectRevert(abi.encodeWithSelector(LoanTerms.DustLeft.selector, LOAN, 999_99));
        vault.sell(LOAN, 80 * LOT, 49_000_01, BUYER);
        VM.expectRevert(abi.encodeWithSelector(LoanTerms.MoreThanThere.selector, LOAN, 101 * LOT, 100 * LOT));
        vault.sell(LOAN, 101 * LOT, 60_000_00, BUYER);
        VM.expectRevert(abi.encodeWithSelector(LoanTerms.MoreThanThere.selector, LOAN, 0, 100 * LOT));
        vault.sell(LOAN, 0, 60_000_00, BUYER);
        vault.sell(LOAN, 80 * LOT, 49_000_00, BUYER);
    }

    function test_aLoanWithoutDebtIsClosedAndEmptied() external {
        _drawn();
        VM.expectRevert(abi.encodeWithSelector(LoanTerms.TooMuchDebt.selector, LOAN, 50_000_00, 0));
        vault.close(LOAN);
        VM.expectRevert(abi.encodeWithSelector(LoanTerms.WrongState.selector, LOAN, LoanTerms.State.ACTIVE));
        vault.withdraw(LOAN);
        VM.prank(BUYER);
        vault.repay(LOAN, 50_000_00);
        vault.close(LOAN);
        VM.expectRevert(abi.encodeWithSelector(LoanTerms.WrongState.selector, LOAN, LoanTerms.State.CLOSED));
        VM.prank(BORROWER);
        vault.deposit(LOAN, 1);
        vault.withdraw(LOAN);
        Checks.eq(coin.balanceOf(BORROWER), 1_000 * LOT, "all back");
    }

    function test_aCoinThatTakesAFeeIsNoCollateral() external {
        _setUpVault(new FeeCoin());
        VM.prank(BORROWER);
        VM.expectRevert(abi.encodeWithSelector(LoanTerms.NotReceived.selector, address(coin), 1_000, 990));
        vault.deposit(LOAN, 1_000);
    }

    function test_statesAreKept() external {
        bytes memory active = abi.encodeWithSelector(LoanTerms.WrongState.selector, LOAN, LoanTerms.State.ACTIVE);
        LoanTerms.Terms memory terms = _terms();
        VM.expectRevert(active);
        vault.open(LOAN, terms);
        VM.expectRevert(active);
        vault.markDefaulted(LOAN);
        VM.expectRevert(active);
        vault.sell(LOAN, 1, 1, BUYER);
        _drawn();
        _price(700_00);
        vault.callMargin(LOAN);
        bytes memory called = abi.encodeWithSelector(LoanTerms.WrongState.selector, LOAN, LoanTerms.State.CALLED);
        VM.expectRevert(called);
        vault.draw(LOAN, 1);
        VM.expectRevert(called);
        vault.proposeRelease(LOAN, 1);
        VM.expectRevert(called);
        vault.approveRelease(LOAN, 1);
        VM.expectRevert(called);
        vault.callMargin(LOAN);
        VM.expectRevert(called);
        vault.close(LOAN);
    }

    function test_aHeldPriceIsNoPriceForAnything() external {
        _drawn();
        oracle.configure(FEED, HEARTBEAT, 100, 9_500);
        _all(1, 700_00);
        bytes memory held = abi.encodeWithSelector(PriceOracle.FeedHeld.selector, FEED);
        VM.expectRevert(held);
        vault.callMargin(LOAN);
        VM.expectRevert(held);
        vault.draw(LOAN, 1);
    }
}
