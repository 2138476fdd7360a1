// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ReentrancyGuard} from "@openzeppelin/contracts/utils/ReentrancyGuard.sol";
import {DistributionPool} from "../../../main/solidity/distribution/DistributionPool.sol";
import {DistributionTerms} from "../../../main/solidity/distribution/DistributionTerms.sol";
import {Checks} from "../support/Checks.sol";
import {HardCoin} from "../support/HardCoin.sol";
import {AbsAccessManager} from "../../../main/solidity/access/AbsAccessManager.sol";
import {PayStage} from "../support/PayStage.sol";
import {PayoutLeaves} from "../support/PayoutLeaves.sol";
import {VM} from "../support/Vm.sol";

/// A16: whatever the coin does, escrow stays exact and one wallet holds up nobody else.
contract HardCoinTest is PayStage {
    bytes32 private constant ID = keccak256("DATE");
    HardCoin private _coin;

    function setUp() external {
        manager = new AbsAccessManager(address(this));
        _coin = new HardCoin(address(manager));
        _open(_coin);
        _deal();
        _collect(10_000 * CENT);
        _declare(ID, _hundred());
    }

    function test_A16_aRefusedWalletIsReserved() external {
        _coin.refuse(BOB, true);
        VM.expectEmit(address(pool));
        emit DistributionTerms.Reserved(ID, BOB, 1, 3_000 * CENT, 51);
        _push(ID, _hundred(), 0, 3);
        Checks.eq(cash.balanceOf(ANN) + cash.balanceOf(CAT), 7_000 * CENT, "others are paid");
        _exact(3_000 * CENT, 3_000 * CENT);
        _coin.refuse(BOB, false);
        _push(ID, _hundred(), 0, 3);
        Checks.eq(cash.balanceOf(BOB), 3_000 * CENT, "paid by the repeated batch");
        _exact(0, 0);
    }

    function test_A16_pausedOrBlockingThePoolOrFalse() external {
        _coin.become(HardCoin.Habit.PAUSED);
        _push(ID, _hundred(), 0, 3);
        _exact(10_000 * CENT, 10_000 * CENT);
        _coin.become(HardCoin.Habit.ANSWERS_FALSE);
        _push(ID, _hundred(), 0, 3);
        _exact(10_000 * CENT, 10_000 * CENT);
        _coin.become(HardCoin.Habit.GOOD);
        _coin.refuse(address(pool), true);
        _push(ID, _hundred(), 0, 3);
        _exact(10_000 * CENT, 10_000 * CENT);
        _coin.refuse(address(pool), false);
        _push(ID, _hundred(), 0, 3);
        _exact(0, 0);
    }

    function test_A16_aCallBackGetsNothing() external {
        bytes32[] memory proof = PayoutLeaves.proof(ID, _hundred(), 0, 1);
        _coin.callBackTo(address(pool), abi.encodeCall(DistributionPool.claim, (ID, 0, _hundred()[0], proof)));
        _push(ID, _hundred(), 0, 3);
        Checks.yes(!_coin.gotThrough(), "the claim inside the payment is refused");
        Checks.eq(cash.balanceOf(ANN), 6_000 * CENT, "once");
        _exact(0, 0);
    }

    /// Every function that moves cash is shut while one of them runs, whatever else would refuse the call.
    function test_A16_everyDoorIsShutFromWithin() external {
        manager.grantRole(ALL, address(_coin), 0);
        bytes4[5] memory doors = [
            DistributionPool.pay.selector,
            DistributionPool.claim.selector,
            DistributionPool.sweep.selector,
            DistributionPool.rescue.selector,
            DistributionPool.depositCollections.selector
        ];
        for (uint256 i = 0; i < doors.length; i++) {
            bytes32 id = bytes32(i + 1);
            _collect(10_000 * CENT);
            _declare(id, _hundred());
            _coin.callBackTo(address(pool), abi.encodePacked(doors[i], new bytes(32 * 24)));
            _push(id, _hundred(), 0, 3);
            Checks.eq(_coin.refusedWith(), ReentrancyGuard.ReentrancyGuardReentrantCall.selector, "shut");
            _coin.become(HardCoin.Habit.GOOD);
        }
        Checks.yes(!_coin.gotThrough(), "not entered");
    }

    function test_A16_aFeeOnTheWayInIsRefused() external {
        cash.issue(ISSUER, 100 * CENT);
        VM.prank(ISSUER);
        cash.approve(address(pool), 100 * CENT);
        // Stray cash would cover the fee: what a deposit brings is looked at by itself.
        cash.issue(address(pool), CENT);
        _coin.become(HardCoin.Habit.TAKES_FEE);
        uint256 balance = cash.balanceOf(address(pool));
        VM.expectRevert(
            abi.encodeWithSelector(
                DistributionTerms.CashNotReceived.selector, balance + 100 * CENT, balance + 100 * CENT - 1
            )
        );
        pool.depositCollections(DEAL, 202_101, ISSUER, 100 * CENT);
        _coin.become(HardCoin.Habit.GOOD);
        pool.depositCollections(DEAL, 202_101, ISSUER, 100 * CENT);
        Checks.eq(pool.collections(DEAL), 100 * CENT, "deposited");
    }

    function test_A16_noCashNoDeposit() external {
        VM.expectRevert();
        pool.depositCollections(DEAL, 202_101, ISSUER, 100 * CENT);
        VM.expectRevert(
            abi.encodeWithSelector(
                DistributionTerms.CashNotReceived.selector, 10_000 * CENT + 1, 10_000 * CENT
            )
        );
        pool.creditReserve(DEAL, 1);
        Checks.eq(pool.held(), 10_000 * CENT, "nothing booked");
    }

    function test_A16_declaredWithoutFunds() external {
        DistributionTerms.Declaration memory d = _terms("MORE", CENT, new DistributionTerms.Payment[](0));
        VM.expectRevert(abi.encodeWithSelector(DistributionTerms.AboveCollections.selector, CENT, 0));
        pool.declare("MORE", d, new DistributionTerms.ClassTotal[](0));
    }

    function _exact(uint256 escrow, uint256 reserved) private view {
        (uint256 left, uint256 waiting) = _escrow(ID);
        Checks.eq(left, escrow, "escrow");
        Checks.eq(waiting, reserved, "reserved");
        Checks.eq(pool.held(), escrow, "held");
        Checks.eq(cash.balanceOf(address(pool)), escrow, "cash");
    }
}
