// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {LockupRule} from "../../../main/solidity/compliance/LockupRule.sol";
import {ComplianceRule} from "../../../main/solidity/compliance/ComplianceRule.sol";
import {DistributionTerms} from "../../../main/solidity/distribution/DistributionTerms.sol";
import {DeliveryVersusPayment} from "../../../main/solidity/market/DeliveryVersusPayment.sol";
import {CircuitBreaker} from "../../../main/solidity/safety/CircuitBreaker.sol";
import {TrancheFactory} from "../../../main/solidity/tranche/TrancheFactory.sol";
import {TrancheToken} from "../../../main/solidity/tranche/TrancheToken.sol";
import {Checks} from "../support/Checks.sol";
import {Strangers} from "../support/Strangers.sol";
import {PayStage} from "../support/PayStage.sol";
import {VM, Vm} from "../support/Vm.sol";

/// The closing of an issue: all cash against all units, with the closing date as the date of the acquisition.
contract ClosingTest is PayStage {
    LockupRule private _lockup;

    function setUp() external {
        _open();
        _lockup = new LockupRule(address(manager), engine);
        ComplianceRule[] memory rules = new ComplianceRule[](1);
        rules[0] = _lockup;
        engine.setRules(address(0), rules);
        factory.createTranche(DEAL, A, "USD", TrancheToken.Terms("class", "A", 2, 900, 1, false));
        factory.createTranche(DEAL, B, "USD", TrancheToken.Terms("class", "B", 2, 100, 1, false));
        address[2] memory investors = [ANN, BOB];
        for (uint256 i = 0; i < 2; i++) {
            _register(investors[i]);
            cash.issue(investors[i], 1_000 * CENT);
            VM.prank(investors[i]);
            cash.approve(address(market), 1_000 * CENT);
        }
    }

    function test_unitsForCashReserveAndProceeds() external {
        VM.expectEmit(address(market));
        emit DeliveryVersusPayment.IssueClosed(DEAL, ISSUER, 950 * CENT, 50 * CENT);
        market.closeIssue(DEAL, ISSUER, 50 * CENT, uint64(block.timestamp), _all());
        Checks.eq(_token(A).balanceOf(ANN), 600, "Ann");
        Checks.eq(_token(A).balanceOf(BOB), 300, "Bob");
        Checks.eq(_token(B).balanceOf(BOB), 100, "Bob's B, for nothing");
        Checks.eq(cash.balanceOf(ISSUER), 900 * CENT, "proceeds");
        Checks.eq(pool.reserve(DEAL), 50 * CENT, "reserve");
        Checks.eq(pool.held(), 50 * CENT, "held");
        Checks.eq(cash.balanceOf(address(market)), 0, "nothing stays");
        Checks.yes(factory.issued(DEAL), "closed");
        Checks.eq(cash.decimals(), 6, "decimals of the cash");
        VM.expectRevert(abi.encodeWithSelector(TrancheFactory.AlreadyIssued.selector, DEAL));
        factory.markIssued(DEAL);
    }

    function test_A11_theLockRunsFromTheClosingDateWhateverTheBlockSays() external {
        _lockup.setPeriod(address(_token(A)), 30 days);
        uint64 closing = uint64(block.timestamp);
        VM.warp(block.timestamp + 12 days);
        market.closeIssue(DEAL, ISSUER, 0, closing, _all());
        TrancheToken token = _token(A);
        bytes32 ann = registry.investorOf(ANN);
        Checks.eq(_lockup.lotsOf(address(token), ann)[0].end, closing + 30 days, "from the closing date");
        VM.warp(closing + 30 days);
        VM.expectRevert(abi.encodeWithSelector(TrancheToken.TransferRefused.selector, 32, ANN, BOB, 1));
        token.settleTransfer(ANN, BOB, 1, uint64(block.timestamp));
        VM.warp(closing + 30 days + 1);
        token.settleTransfer(ANN, BOB, 1, closing + 7 days);
        bytes32 bob = registry.investorOf(BOB);
        LockupRule.Lot[] memory lots = _lockup.lotsOf(address(token), bob);
        Checks.eq(lots[lots.length - 1].end, closing + 37 days, "a trade from its own date");
    }

    function test_aTradeCarriesItsDate() external {
        market.closeIssue(DEAL, ISSUER, 0, uint64(block.timestamp), _all());
        _lockup.setPeriod(address(_token(A)), 30 days);
        uint64 traded = uint64(block.timestamp) - 3 days;
        market.settle(DeliveryVersusPayment.Trade("T", DEAL, A, ANN, BOB, 10, 10 * CENT, traded));
        bytes32 bob = registry.investorOf(BOB);
        Checks.eq(_lockup.lotsOf(address(_token(A)), bob)[0].end, traded + 30 days, "from the trade's date");
    }

    function test_A24_closingsAndTradesAreTheGatewaysAlone() external {
        bytes4[] memory selectors = new bytes4[](2);
        selectors[0] = DeliveryVersusPayment.closeIssue.selector;
        selectors[1] = DeliveryVersusPayment.settle.selector;
        Strangers.requireShut(address(market), selectors);
    }

    function test_theReserveIsNoMoreThanTheProceeds() external {
        VM.expectRevert(
            abi.encodeWithSelector(DeliveryVersusPayment.ReserveAboveProceeds.selector, 951 * CENT, 950 * CENT)
        );
        market.closeIssue(DEAL, ISSUER, 951 * CENT, uint64(block.timestamp), _all());
        market.closeIssue(DEAL, ISSUER, 950 * CENT, uint64(block.timestamp), _all());
        Checks.eq(pool.reserve(DEAL), 950 * CENT, "all of them may be");
        Checks.eq(cash.balanceOf(ISSUER), 0, "and then nothing is left for the seller");
    }

    function test_theCoinIsNotAskedForNothing() external {
        VM.recordLogs();
        market.closeIssue(DEAL, ISSUER, 50 * CENT, uint64(block.timestamp), _all());
        Vm.Log[] memory logs = VM.getRecordedLogs();
        uint256 moved = 0;
        for (uint256 i = 0; i < logs.length; i++) {
            if (logs[i].emitter == address(cash)) moved++;
        }
        Checks.eq(moved, 4, "two payments in, reserve and proceeds");
    }

    function test_aHundredAllocationsAndNoMore() external {
        DeliveryVersusPayment.Allocation[] memory most = new DeliveryVersusPayment.Allocation[](100);
        most[0] = DeliveryVersusPayment.Allocation(B, BOB, 100, 0);
        most[1] = DeliveryVersusPayment.Allocation(A, BOB, 900 - 98, 0);
        for (uint256 i = 2; i < 100; i++) most[i] = DeliveryVersusPayment.Allocation(A, ANN, 1, 0);
        DeliveryVersusPayment.Allocation[] memory more = new DeliveryVersusPayment.Allocation[](101);
        VM.expectRevert(abi.encodeWithSelector(DeliveryVersusPayment.BadAllocations.selector, 101));
        market.closeIssue(DEAL, ISSUER, 0, uint64(block.timestamp), more);
        market.closeIssue(DEAL, ISSUER, 0, uint64(block.timestamp), most);
        Checks.eq(_token(A).balanceOf(ANN), 98, "Ann");
    }

    function test_allOfEveryClassOrNothing() external {
        DeliveryVersusPayment.Allocation[] memory some = _all();
        some[1].units = 299;
        VM.expectRevert(abi.encodeWithSelector(TrancheFactory.IncompleteIssue.selector, A, 899, 900));
        market.closeIssue(DEAL, ISSUER, 0, uint64(block.timestamp), some);
        Checks.eq(cash.balanceOf(ANN), 1_000 * CENT, "cash is where it was");
    }

    function test_anInvestorWithoutEnoughCashClosesNothing() external {
        DeliveryVersusPayment.Allocation[] memory some = _all();
        some[0].cash = 1_001 * CENT;
        VM.expectRevert();
        market.closeIssue(DEAL, ISSUER, 0, uint64(block.timestamp), some);
        Checks.yes(!factory.issued(DEAL), "open");
    }

    function test_aTrippedClassClosesNothing() external {
        CircuitBreaker breaker = new CircuitBreaker(address(manager));
        engine.setBreaker(breaker);
        breaker.trip(breaker.mintOf(address(_token(A))));
        VM.expectRevert(abi.encodeWithSelector(TrancheToken.TransferRefused.selector, 3, address(0), ANN, 600));
        market.closeIssue(DEAL, ISSUER, 0, uint64(block.timestamp), _all());
    }

    /// Payouts stay reserved while the cash is tripped, fail no batch, and go out after the reset.
    function test_trippedCashStaysReserved() external {
        market.closeIssue(DEAL, ISSUER, 0, uint64(block.timestamp), _all());
        _collect(90 * CENT);
        CircuitBreaker breaker = new CircuitBreaker(address(manager));
        engine.setBreaker(breaker);
        DistributionTerms.Payment[] memory payments = new DistributionTerms.Payment[](2);
        payments[0] = DistributionTerms.Payment(A, ANN, 60 * CENT);
        payments[1] = DistributionTerms.Payment(A, BOB, 30 * CENT);
        _declare("D", payments);
        bytes32 subject = breaker.cashOf(address(cash));
        VM.prank(address(0x7E57));
        VM.expectRevert();
        breaker.trip(subject);
        breaker.trip(subject);
        VM.expectEmit(address(pool));
        emit DistributionTerms.Reserved("D", ANN, 0, 60 * CENT, 3);
        _push("D", payments, 0, 2);
        (uint256 escrow, uint256 reserved) = _escrow("D");
        Checks.eq(escrow, 90 * CENT, "all in escrow");
        Checks.eq(reserved, 90 * CENT, "and reserved");
        Checks.yes(!_claim("D", payments, 1), "a claim waits as well");
        engine.setBreaker(new CircuitBreaker(address(manager)));
        Checks.yes(_claim("D", payments, 1), "goes now");
        _push("D", payments, 0, 2);
        Checks.eq(cash.balanceOf(ANN), 460 * CENT, "Ann");
        (escrow, reserved) = _escrow("D");
        Checks.eq(escrow + reserved, 0, "empty");
    }

    function _all() private pure returns (DeliveryVersusPayment.Allocation[] memory allocations) {
        allocations = new DeliveryVersusPayment.Allocation[](3);
        allocations[0] = DeliveryVersusPayment.Allocation(A, ANN, 600, 600 * CENT);
        allocations[1] = DeliveryVersusPayment.Allocation(A, BOB, 300, 350 * CENT);
        allocations[2] = DeliveryVersusPayment.Allocation(B, BOB, 100, 0);
    }
}
