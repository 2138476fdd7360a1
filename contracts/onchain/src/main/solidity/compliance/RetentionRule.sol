// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Deadline} from "../access/Deadline.sol";
import {ComplianceRule, IHoldings, Kind, Move} from "./ComplianceRule.sol";
import {ReasonCodes} from "./ReasonCodes.sol";

/// Risk retention: an investor keeps at least so many units until a date (33).
contract RetentionRule is ComplianceRule {
    /// @param until last second of the duty
    struct Retention {
        uint192 units;
        uint64 until;
    }

    mapping(address token => mapping(bytes32 investorId => Retention)) public retention;

    event RetentionSet(address indexed token, bytes32 indexed investorId, uint192 units, uint64 until);

    constructor(address authority, IHoldings holdings) ComplianceRule(authority, holdings) {}

    function setRetention(address token, bytes32 investorId, uint192 units, uint64 until) external restricted {
        retention[token][investorId] = Retention(units, until);
        emit RetentionSet(token, investorId, units, until);
    }

    function check(Move calldata move) external view override returns (uint8) {
        if (move.kind != Kind.TRANSFER || _within(move)) return 0;
        Retention memory r = retention[move.token][move.fromInvestor];
        if (r.units == 0 || Deadline.passed(r.until)) return 0;
        uint256 has = engine.unitsOf(move.token, move.fromInvestor);
        return has >= move.units && has - move.units < r.units ? ReasonCodes.RETAINED : 0;
    }
}
