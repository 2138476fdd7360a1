// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// An outside coin that everyone may mint.
contract Coin is ERC20 {
    constructor() ERC20("coin", "C") {}

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }
}

/// An outside coin that keeps a hundredth of each transfer.
contract FeeCoin is Coin {
    function _update(address from, address to, uint256 amount) internal override {
        super._update(from, to, amount);
        if (from != address(0) && to != address(0)) super._update(to, address(0), amount / 100);
    }
}

/// An outside coin that calls somebody whenever it moves.
contract CallingCoin is Coin {
    address public callee;
    bytes public data;
    bool public called;
    bytes public answer;

    function callWith(address target, bytes calldata call) external {
        callee = target;
        data = call;
    }

    function _update(address from, address to, uint256 amount) internal override {
        super._update(from, to, amount);
        if (callee == address(0)) return;
        (called, answer) = callee.call(data);
    }
}
