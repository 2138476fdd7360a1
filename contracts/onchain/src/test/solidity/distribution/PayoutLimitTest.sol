// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AbsAccessManager} from "../../../main/solidity/access/AbsAccessManager.sol";
import {DistributionTerms} from "../../../main/solidity/distribution/DistributionTerms.sol";
import {CircuitBreaker} from "../../../main/solidity/safety/CircuitBreaker.sol";
import {Checks} from "../support/Checks.sol";
import {HardCoin} from "../support/HardCoin.sol";
import {PayoutLeaves} from "../support/PayoutLeaves.sol";
import {PayStage} from "../support/PayStage.sol";
import {VM, Vm} from "../support/Vm.sol";

/// Payouts under a limit of the breaker: what is above its window waits in escrow, and a large one stops the rest.
contract PayoutLimitTest is PayStage {
    bytes32 private constant ID = keccak256("DATE");
    address private constant RISK = address(0x415C);
    uint64 private constant RESET = 20;
    HardCoin private _coin;
    CircuitBreaker private _breaker;
    bytes32 private _subject;

    /// 60.00 to Ann, 30.00 to Bob, 10.00 to Cat.
    function setUp() external {
        manager = new AbsAccessManager(address(this));
        _coin = new HardCoin(address(manager));
        _open(_coin);
        _deal();
        _breaker = new CircuitBreaker(address(manager));
        engine.setBreaker(_breaker);
        _subject = _breaker.cashOf(address(cash));
        _may(address(_breaker), CircuitBreaker.pass.selector);
        bytes4[] memory reset = new bytes4[](1);
        reset[0] = CircuitBreaker.reset.selector;
        manager.setTargetFunctionRole(address(_breaker), reset, RESET);
        manager.grantRole(RESET, RISK, 0);
        _collect(100 * CENT);
        _declare(ID, _payments());
    }

    function test_I22_withoutALimitTheBreakerBooksNothing() external {
        VM.recordLogs();
        _push(ID, _payments(), 0, 3);
        Vm.Log[] memory logs = VM.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; i++) {
            Checks.yes(logs[i].emitter != address(_breaker), "not asked");
        }
        Checks.eq(pool.held(), 0, "all paid");
    }

    function test_I22_theWindowItselfPassesAndTheRestWaitsForTheNext() external {
        _limit(90 * CENT, 90 * CENT);
        VM.expectEmit(address(pool));
        emit DistributionTerms.Reserved(ID, CAT, 2, 10 * CENT, 3);
        _push(ID, _payments(), 0, 3);
        _paid(60, 30, 0);
        Checks.eq(_breaker.room(_subject), 0, "full to the last unit");
        Checks.eq(_breaker.restriction(_subject), 0, "small: no trip");
        Checks.yes(!_claim(ID, _payments(), 2), "a claim waits as well");
        VM.warp(block.timestamp + 1 hours);
        Checks.yes(_claim(ID, _payments(), 2), "slid on");
        _paid(60, 30, 10);
        (uint256 used,) = _breaker.stateOf(_subject);
        Checks.eq(used, 10 * CENT, "booked once");
    }

    function test_I22_whatIsAboveTheRoomWaitsAndSmallerOnesGo() external {
        _limit(40 * CENT, 90 * CENT);
        _push(ID, _payments(), 0, 3);
        _paid(0, 30, 10);
        Checks.yes(pool.isReserved(ID, 0), "Ann's waits");
        (, uint256 reserved) = _escrow(ID);
        Checks.eq(reserved, 60 * CENT, "reserved");
    }

    function test_A23_aLargeOneTripsAndNothingMoreGoesUntilAnotherRoleResets() external {
        _limit(40 * CENT, 60 * CENT);
        VM.expectEmit(address(_breaker));
        emit CircuitBreaker.Tripped(_subject, address(pool), 60 * CENT);
        _push(ID, _payments(), 0, 3);
        _paid(0, 0, 0);
        Checks.eq(_breaker.room(_subject), 0, "no room while tripped");
        Checks.yes(!_claim(ID, _payments(), 1), "nor by a claim");
        VM.prank(RISK);
        _breaker.reset(_subject);
        _breaker.setLimit(_subject, CircuitBreaker.Limit(uint208(100 * CENT), 1 hours, 100 * CENT));
        _push(ID, _payments(), 0, 3);
        _paid(60, 30, 10);
    }

    /// Claims are open to everybody: one that comes to nothing takes no room.
    function test_A23_refusedClaimsFillNoWindow() external {
        _limit(60 * CENT, 90 * CENT);
        _coin.refuse(ANN, true);
        for (uint256 i = 0; i < 5; i++) Checks.yes(!_claim(ID, _payments(), 0), "the coin refuses Ann");
        _block(BOB, 12);
        for (uint256 i = 0; i < 5; i++) Checks.yes(!_claim(ID, _payments(), 1), "suspended");
        Checks.eq(_breaker.room(_subject), 60 * CENT, "all of it");
        _coin.refuse(ANN, false);
        Checks.yes(_claim(ID, _payments(), 0), "goes");
    }

    /// The coin pays the same room out elsewhere while it is asked: then nothing of the call stays.
    function test_A23_roomThatIsGoneMeanwhileUndoesTheCall() external {
        _limit(60 * CENT, 90 * CENT);
        manager.grantRole(ALL, address(_coin), 0);
        _coin.callBackTo(address(_breaker), abi.encodeCall(CircuitBreaker.pass, (_subject, 1)));
        bytes32[] memory proof = PayoutLeaves.proof(ID, _payments(), 0, 1);
        VM.expectRevert(abi.encodeWithSelector(DistributionTerms.AboveLimit.selector, 60 * CENT));
        pool.claim(ID, 0, _payments()[0], proof);
        Checks.eq(cash.balanceOf(ANN), 0, "undone");
        Checks.yes(!pool.isPaid(ID, 0), "still owed");
    }

    function test_feesAreNoPayoutsToHolders() external {
        pool.creditCollections(DEAL, 202_009, 50 * CENT);
        DistributionTerms.Declaration memory d = _terms("FEES", 50 * CENT, new DistributionTerms.Payment[](0));
        pool.declare("FEES", d, new DistributionTerms.ClassTotal[](0));
        _limit(1, 1);
        _payFee("FEES", SERVICER, 50 * CENT);
        Checks.eq(cash.balanceOf(SERVICER), 50 * CENT, "paid");
        Checks.eq(pool.TRIPPED(), 3, "code");
        Checks.eq(address(pool.factory()), address(factory), "factory");
    }

    function _limit(uint256 amount, uint256 leastTrip) private {
        _breaker.setLimit(_subject, CircuitBreaker.Limit(uint208(amount), 1 hours, leastTrip));
    }

    function _paid(uint256 ann, uint256 bob, uint256 cat) private view {
        Checks.eq(cash.balanceOf(ANN), ann * CENT, "Ann");
        Checks.eq(cash.balanceOf(BOB), bob * CENT, "Bob");
        Checks.eq(cash.balanceOf(CAT), cat * CENT, "Cat");
    }

    function _payments() private pure returns (DistributionTerms.Payment[] memory payments) {
        payments = _hundred();
        for (uint256 i = 0; i < 3; i++) payments[i].amount /= 100;
    }
}
