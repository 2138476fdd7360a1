// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ComplianceRule, IHoldings, Move} from "./ComplianceRule.sol";
import {ReasonCodes} from "./ReasonCodes.sol";

/// At most so many investors hold units of a token (40). Counts investors, not wallets; someone who leaves makes room.
contract HolderCountRule is ComplianceRule {
    /// 0 is no limit.
    mapping(address token => uint256) public maximum;

    event MaximumSet(address indexed token, uint256 maximum);

    constructor(address authority, IHoldings holdings) ComplianceRule(authority, holdings) {}

    function setMaximum(address token, uint256 most) external restricted {
        maximum[token] = most;
        emit MaximumSet(token, most);
    }

    function check(Move calldata move) external view override returns (uint8) {
        uint256 most = maximum[move.token];
        if (most == 0 || move.units == 0 || _within(move)) return 0;
        if (engine.unitsOf(move.token, move.toInvestor) != 0) return 0;
        bool leaves = move.fromInvestor != 0 && engine.unitsOf(move.token, move.fromInvestor) == move.units;
        uint256 count = engine.holders(move.token) + 1;
        return (leaves ? count - 1 : count) > most ? ReasonCodes.TOO_MANY_INVESTORS : 0;
    }
}
