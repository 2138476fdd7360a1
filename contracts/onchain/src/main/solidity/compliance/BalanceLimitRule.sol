// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ComplianceRule, IHoldings, Kind, Move} from "./ComplianceRule.sol";
import {ReasonCodes} from "./ReasonCodes.sol";

/// What this rule reads of a token.
interface ISupply {
    function totalSupply() external view returns (uint256);
}

/// An investor's units over all wallets: at most the maximum (41); either none or at least the minimum lot (42). All units
/// together, while a class is offered in a supervisor's sandbox: at most its cap (44).
contract BalanceLimitRule is ComplianceRule {
    /// @param maximum 0 is no limit
    struct Limits {
        uint128 lot;
        uint128 maximum;
    }

    mapping(address token => Limits) public limits;
    /// Units that may be issued; 0 is no cap.
    mapping(address token => uint256) public sandboxCap;

    event LimitsSet(address indexed token, uint128 lot, uint128 maximum);
    event SandboxCapSet(address indexed token, uint256 cap);

    constructor(address authority, IHoldings holdings) ComplianceRule(authority, holdings) {}

    function setLimits(address token, uint128 lot, uint128 maximum) external restricted {
        limits[token] = Limits(lot, maximum);
        emit LimitsSet(token, lot, maximum);
    }

    /// A cap below what is issued takes nothing away: it stops every further issue.
    function setSandboxCap(address token, uint256 cap) external restricted {
        sandboxCap[token] = cap;
        emit SandboxCapSet(token, cap);
    }

    function check(Move calldata move) external view override returns (uint8) {
        if (move.units == 0 || _within(move)) return 0;
        Limits memory limit = limits[move.token];
        uint256 receives = engine.unitsOf(move.token, move.toInvestor) + move.units;
        if (limit.maximum != 0 && receives > limit.maximum) return ReasonCodes.ABOVE_MAXIMUM;
        if (move.kind == Kind.FORCED) return 0;
        if (receives < limit.lot) return ReasonCodes.BELOW_LOT;
        if (move.kind == Kind.MINT) return _aboveCap(move) ? ReasonCodes.SANDBOX_CAP : 0;
        uint256 has = engine.unitsOf(move.token, move.fromInvestor);
        // More than the investor has is no matter of permission: the token itself refuses it.
        return has > move.units && has - move.units < limit.lot ? ReasonCodes.BELOW_LOT : 0;
    }

    function _aboveCap(Move calldata move) private view returns (bool) {
        uint256 cap = sandboxCap[move.token];
        return cap != 0 && ISupply(move.token).totalSupply() + move.units > cap;
    }
}
