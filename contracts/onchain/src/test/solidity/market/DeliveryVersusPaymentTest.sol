// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ReentrancyGuard} from "@openzeppelin/contracts/utils/ReentrancyGuard.sol";
import {DeliveryVersusPayment} from "../../../main/solidity/market/DeliveryVersusPayment.sol";
import {TrancheFactory} from "../../../main/solidity/tranche/TrancheFactory.sol";
import {AbsAccessManager} from "../../../main/solidity/access/AbsAccessManager.sol";
import {Checks} from "../support/Checks.sol";
import {HardCoin} from "../support/HardCoin.sol";
import {PayStage} from "../support/PayStage.sol";
import {VM} from "../support/Vm.sol";

/// Units against cash: both or nothing, each trade once.
contract DeliveryVersusPaymentTest is PayStage {
    HardCoin private _coin;

    function setUp() external {
        manager = new AbsAccessManager(address(this));
        _coin = new HardCoin(address(manager));
        _open(_coin);
        _deal();
        cash.issue(CAT, 500 * CENT);
        VM.prank(CAT);
        cash.approve(address(market), 500 * CENT);
    }

    function test_unitsAgainstCash() external {
        VM.expectEmit(address(market));
        emit DeliveryVersusPayment.TradeSettled("T1", DEAL, A, ANN, CAT, 50, 490 * CENT);
        market.settle(_trade("T1"));
        Checks.eq(_token(A).balanceOf(CAT), 150, "units");
        Checks.eq(_token(A).balanceOf(ANN), 550, "units");
        Checks.eq(cash.balanceOf(ANN), 490 * CENT, "cash");
        Checks.eq(cash.balanceOf(CAT), 10 * CENT, "cash");
        Checks.eq(cash.balanceOf(address(market)), 0, "nothing stays here");
    }

    function test_aTradeSettlesOnce() external {
        DeliveryVersusPayment.Trade memory trade = _trade("T1");
        trade.cash = 100 * CENT;
        market.settle(trade);
        VM.expectRevert(abi.encodeWithSelector(DeliveryVersusPayment.AlreadySettled.selector, bytes32("T1")));
        market.settle(trade);
        trade.units = 1;
        VM.expectRevert(abi.encodeWithSelector(DeliveryVersusPayment.AlreadySettled.selector, bytes32("T1")));
        market.settle(trade);
    }

    function test_aBuyerWithoutCashGetsNoUnits() external {
        DeliveryVersusPayment.Trade memory trade = _trade("T1");
        trade.cash = 501 * CENT;
        VM.expectRevert();
        market.settle(trade);
        _untouched();
    }

    function test_aSellerWithoutUnitsGetsNoCash() external {
        DeliveryVersusPayment.Trade memory trade = _trade("T1");
        trade.units = 601;
        VM.expectRevert();
        market.settle(trade);
        _untouched();
    }

    function test_anUnknownBuyerGetsNoUnits() external {
        DeliveryVersusPayment.Trade memory trade = _trade("T1");
        trade.buyer = address(0xD00D);
        cash.issue(trade.buyer, 500 * CENT);
        VM.prank(trade.buyer);
        cash.approve(address(market), 500 * CENT);
        VM.expectRevert();
        market.settle(trade);
        Checks.eq(cash.balanceOf(trade.buyer), 500 * CENT, "cash");
        _untouched();
    }

    function test_incompleteTradesAreRefused() external {
        for (uint256 i = 0; i < 4; i++) {
            DeliveryVersusPayment.Trade memory trade = _trade("T1");
            if (i == 0) trade.tradeId = 0;
            if (i == 1) trade.units = 0;
            if (i == 2) trade.cash = 0;
            if (i == 3) trade.seller = trade.buyer;
            VM.expectRevert(abi.encodeWithSelector(DeliveryVersusPayment.IncompleteTrade.selector, trade.tradeId));
            market.settle(trade);
        }
        DeliveryVersusPayment.Trade memory unknown = _trade("T1");
        unknown.classId = "X";
        VM.expectRevert(abi.encodeWithSelector(TrancheFactory.UnknownClass.selector, DEAL, bytes32("X")));
        market.settle(unknown);
    }

    function test_A16_aCoinThatTakesAFeeOrCallsBack() external {
        _coin.become(HardCoin.Habit.TAKES_FEE);
        VM.expectRevert(
            abi.encodeWithSelector(DeliveryVersusPayment.CashNotExact.selector, 490 * CENT, 490 * CENT - 1)
        );
        market.settle(_trade("T1"));
        manager.grantRole(ALL, address(_coin), 0);
        _coin.callBackTo(address(market), abi.encodeCall(DeliveryVersusPayment.settle, (_trade("T1"))));
        market.settle(_trade("T1"));
        Checks.yes(!_coin.gotThrough(), "not entered twice");
        Checks.eq(_token(A).balanceOf(CAT), 150, "once");
    }

    /// Neither door opens while the other one or itself is passed: what else would refuse the call is not asked.
    function test_A16_bothDoorsAreShutFromWithin() external {
        manager.grantRole(ALL, address(_coin), 0);
        bytes[2] memory calls = [
            abi.encodeCall(DeliveryVersusPayment.settle, (_trade("T2"))),
            abi.encodeCall(
                DeliveryVersusPayment.closeIssue, (DEAL, ISSUER, 0, 0, new DeliveryVersusPayment.Allocation[](0))
            )
        ];
        for (uint256 i = 0; i < 2; i++) {
            DeliveryVersusPayment.Trade memory trade = _trade(bytes32(i + 1));
            trade.cash = 10 * CENT;
            _coin.callBackTo(address(market), calls[i]);
            market.settle(trade);
            Checks.eq(_coin.refusedWith(), ReentrancyGuard.ReentrancyGuardReentrantCall.selector, "shut");
        }
        Checks.yes(!_coin.gotThrough(), "not entered");
    }

    function test_aClosingNeedsAllocations() external {
        VM.expectRevert(abi.encodeWithSelector(DeliveryVersusPayment.BadAllocations.selector, 0));
        market.closeIssue(DEAL, ISSUER, 0, uint64(block.timestamp), new DeliveryVersusPayment.Allocation[](0));
        VM.expectRevert(abi.encodeWithSelector(DeliveryVersusPayment.BadAllocations.selector, 101));
        market.closeIssue(DEAL, ISSUER, 0, uint64(block.timestamp), new DeliveryVersusPayment.Allocation[](101));
    }

    function _trade(bytes32 id) private view returns (DeliveryVersusPayment.Trade memory) {
        return DeliveryVersusPayment.Trade(id, DEAL, A, ANN, CAT, 50, 490 * CENT, uint64(block.timestamp));
    }

    function _untouched() private view {
        Checks.eq(cash.balanceOf(CAT), 500 * CENT, "cash of the buyer");
        Checks.eq(cash.balanceOf(ANN), 0, "cash of the seller");
        Checks.eq(_token(A).balanceOf(ANN), 600, "units of the seller");
        Checks.yes(!market.settled("T1"), "the trade may be tried again");
    }
}
