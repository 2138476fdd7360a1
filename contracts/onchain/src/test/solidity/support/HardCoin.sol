// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SettlementToken} from "../../../main/solidity/distribution/SettlementToken.sol";

/// A cash coin with the habits of coins that exist: it can block wallets, pause, take a fee, answer false, or call back.
contract HardCoin is SettlementToken {
    enum Habit {
        GOOD,
        PAUSED,
        TAKES_FEE,
        ANSWERS_FALSE,
        CALLS_BACK
    }

    Habit public habit;
    address public target;
    bytes public callBack;
    bool public gotThrough;
    /// How the last call back was refused.
    bytes4 public refusedWith;
    mapping(address wallet => bool) public refused;

    error CoinSaysNo();

    constructor(address authority) SettlementToken(authority) {}

    function become(Habit next) external {
        habit = next;
    }

    function refuse(address wallet, bool yes) external {
        refused[wallet] = yes;
    }

    function callBackTo(address contract_, bytes calldata call) external {
        target = contract_;
        callBack = call;
        habit = Habit.CALLS_BACK;
    }

    function transfer(address to, uint256 amount) public override returns (bool) {
        _before(msg.sender, to);
        if (habit == Habit.ANSWERS_FALSE) return false;
        return super.transfer(to, _less(amount));
    }

    function transferFrom(address from, address to, uint256 amount) public override returns (bool) {
        _before(from, to);
        if (habit == Habit.ANSWERS_FALSE) return false;
        return super.transferFrom(from, to, _less(amount));
    }

    function _before(address from, address to) private {
        if (habit == Habit.PAUSED || refused[from] || refused[to]) revert CoinSaysNo();
        if (habit == Habit.CALLS_BACK) {
            (bool ok, bytes memory reason) = target.call(callBack);
            if (ok) gotThrough = true;
            else refusedWith = bytes4(reason);
        }
    }

    function _less(uint256 amount) private view returns (uint256) {
        return habit == Habit.TAKES_FEE ? amount - 1 : amount;
    }
}
