// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CollateralVault} from "../../../main/solidity/lending/CollateralVault.sol";
import {LoanTerms} from "../../../main/solidity/lending/LoanTerms.sol";
import {PriceOracle} from "../../../main/solidity/pricing/PriceOracle.sol";
import {ReentrancyGuard} from "@openzeppelin/contracts/utils/ReentrancyGuard.sol";
import {Checks} from "../support/Checks.sol";
import {CallingCoin} from "../support/Coins.sol";
import {VM} from "../support/Vm.sol";
import {VaultFixture} from "./VaultFixture.sol";

/// A22: what borrowers, buyers and tokens might try.
contract VaultAttackTest is VaultFixture {
    CallingCoin private _calling;

    function setUp() external {
        _calling = new CallingCoin();
        _setUpVault(_calling);
    }

    function test_A22_noSaleOnAStalePrice() external {
        _defaulted(650_00);
        VM.warp(block.timestamp + HEARTBEAT + 1);
        VM.expectRevert(abi.encodeWithSelector(PriceOracle.NoQuorum.selector, FEED, 0, 1));
        vault.sell(LOAN, LOT, 650_00, BUYER);
    }

    function test_A22_noSaleOnAHeldPrice() external {
        _defaulted(650_00);
        oracle.configure(FEED, HEARTBEAT, 100, 9_500);
        _all(1, 300_00);
        VM.expectRevert(abi.encodeWithSelector(PriceOracle.FeedHeld.selector, FEED));
        vault.sell(LOAN, LOT, 650_00, BUYER);
    }

    function test_A22_theBorrowerIsNoBuyer() external {
        _defaulted(650_00);
        VM.expectRevert(abi.encodeWithSelector(LoanTerms.SelfLiquidation.selector, LOAN));
        vault.sell(LOAN, LOT, 585_00, BORROWER);
    }

    function test_A22_collateralOfThisBlockCuresNothing() external {
        _drawn();
        _price(700_00);
        vault.callMargin(LOAN);
        _next();
        _deposit(100 * LOT);
        bytes memory same = abi.encodeWithSelector(LoanTerms.SameBlock.selector, LOAN, block.number);
        VM.expectRevert(same);
        vault.cure(LOAN);
        _next();
        vault.cure(LOAN);
        Checks.yes(_loan().state == LoanTerms.State.ACTIVE, "a block later");
    }

    function test_A22_collateralOfThisBlockIsNeitherDrawnOnNorReleased() external {
        _deposit(100 * LOT);
        _price(ANCHOR);
        bytes memory same = abi.encodeWithSelector(LoanTerms.SameBlock.selector, LOAN, block.number);
        VM.expectRevert(same);
        vault.draw(LOAN, 10_000_00);
        vault.proposeRelease(LOAN, LOT);
        VM.expectRevert(same);
        VM.prank(SECOND);
        vault.approveRelease(LOAN, LOT);
    }

    function test_A22_noDepositInTheBlockOfALook() external {
        _drawn();
        _price(700_00);
        vault.callMargin(LOAN);
        bytes memory same = abi.encodeWithSelector(LoanTerms.SameBlock.selector, LOAN, block.number);
        VM.prank(BORROWER);
        VM.expectRevert(same);
        vault.deposit(LOAN, 1);
        _next();
        _deposit(1);
    }

    function test_A22_noDepositInTheBlockOfADraw() external {
        _deposit(100 * LOT);
        _next();
        _price(ANCHOR);
        vault.draw(LOAN, 50_000_00);
        VM.prank(BORROWER);
        VM.expectRevert(abi.encodeWithSelector(LoanTerms.SameBlock.selector, LOAN, block.number));
        vault.deposit(LOAN, 1);
    }

    function test_A22_aStrangersDepositDoesNotStandInTheWay() external {
        _drawn();
        _price(700_00);
        vault.callMargin(LOAN);
        _next();
        coin.mint(BUYER, 1);
        VM.prank(BUYER);
        (bool ok,) = address(vault).call(abi.encodeCall(CollateralVault.deposit, (LOAN, 1)));
        Checks.yes(!ok, "the borrower's alone");
        // And the borrower's own does not stop the lender's side.
        VM.warp(block.timestamp + CURE_TIME + 1);
        _price(700_00);
        _deposit(1);
        vault.markDefaulted(LOAN);
    }

    function test_A22_aDebtThatBecameDustClosesInFullWhateverTheDepth() external {
        _defaulted(650_00);
        VM.prank(BUYER);
        vault.repay(LOAN, 50_000_00 - LEAST_DEBT);
        _price(14_00);
        vault.setDepth(coin, 1 days, 1);
        VM.expectRevert(abi.encodeWithSelector(LoanTerms.DustLeft.selector, LOAN, 1));
        vault.sell(LOAN, 79 * LOT, LEAST_DEBT - 1, BUYER);
        vault.sell(LOAN, 79 * LOT, LEAST_DEBT, BUYER);
        Checks.yes(_loan().state == LoanTerms.State.CLOSED, "closed in full");
    }

    function test_A22_onlyDustIsFreeOfTheDepth() external {
        _defaulted(650_00);
        VM.prank(BUYER);
        vault.repay(LOAN, 50_000_00 - 2 * LEAST_DEBT);
        _price(28_00);
        vault.setDepth(coin, 1 days, 1);
        VM.expectRevert();
        vault.sell(LOAN, 79 * LOT, 2 * LEAST_DEBT + 212_00, BUYER);
        VM.prank(BUYER);
        vault.repay(LOAN, 1);
        vault.sell(LOAN, 79 * LOT, 2 * LEAST_DEBT + 212_00, BUYER);
    }

    function test_A22_theCureTimeIsNotSkipped() external {
        _drawn();
        _price(650_00);
        VM.expectRevert(abi.encodeWithSelector(LoanTerms.WrongState.selector, LOAN, LoanTerms.State.ACTIVE));
        vault.markDefaulted(LOAN);
        vault.callMargin(LOAN);
        uint256 until = block.timestamp + CURE_TIME;
        VM.warp(until);
        _price(650_00);
        VM.expectRevert(abi.encodeWithSelector(LoanTerms.CureTimeRuns.selector, LOAN, until));
        vault.markDefaulted(LOAN);
        VM.expectRevert(abi.encodeWithSelector(LoanTerms.WrongState.selector, LOAN, LoanTerms.State.CALLED));
        vault.sell(LOAN, LOT, 650_00, BUYER);
        VM.warp(until + 1);
        vault.markDefaulted(LOAN);
    }

    function test_A22_aHealthyLoanIsNeitherDefaultedNorSold() external {
        _drawn();
        _price(650_00);
        vault.callMargin(LOAN);
        VM.warp(block.timestamp + CURE_TIME + 1);
        _price(800_00);
        VM.expectRevert(abi.encodeWithSelector(LoanTerms.Healthy.selector, LOAN, 50_000_00, 80_000_00));
        vault.markDefaulted(LOAN);
        _price(650_00);
        vault.markDefaulted(LOAN);
        _price(800_00);
        VM.expectRevert(abi.encodeWithSelector(LoanTerms.Healthy.selector, LOAN, 50_000_00, 80_000_00));
        vault.sell(LOAN, LOT, 800_00, BUYER);
        vault.cure(LOAN);
    }

    function test_A22_reentryInASaleIsShut() external {
        _defaulted(650_00);
        vault.setDepth(coin, 1 days, 100 * LOT);
        manager.grantRole(manager.ADMIN_ROLE(), address(coin), 0);
        _calling.callWith(address(vault), abi.encodeCall(vault.sell, (LOAN, LOT, 650_00, BUYER)));
        vault.sell(LOAN, LOT, 650_00, BUYER);
        _requireShut();
        Checks.eq(_loan().collateral, 99 * LOT, "one sale");
        _calling.callWith(address(vault), abi.encodeCall(vault.withdraw, (LOAN)));
        vault.sell(LOAN, 90 * LOT, 58_500_00, BUYER);
        _requireShut();
        vault.withdraw(LOAN);
        _requireShut();
        Checks.eq(cash.balanceOf(BORROWER), 9_150_00, "surplus once");
    }

    function test_A22_reentryInADepositAReleaseAndARepaymentIsShut() external {
        _calling.callWith(address(vault), abi.encodeCall(vault.repay, (LOAN, 1)));
        _deposit(100 * LOT);
        _requireShut();
        _next();
        vault.proposeRelease(LOAN, LOT);
        VM.prank(SECOND);
        vault.approveRelease(LOAN, LOT);
        _requireShut();
        LoanTerms.Terms memory terms = _terms();
        (terms.cash, terms.collateral) = (terms.collateral, terms.cash);
        vault.open("crossed", terms);
        VM.prank(BORROWER);
        vault.repay("crossed", 0);
        _requireShut();
    }

    function _requireShut() private view {
        Checks.yes(!_calling.called(), "entered again");
        bytes memory wanted = abi.encodeWithSelector(ReentrancyGuard.ReentrancyGuardReentrantCall.selector);
        Checks.eq(keccak256(_calling.answer()), keccak256(wanted), "shut for another reason");
    }
}
