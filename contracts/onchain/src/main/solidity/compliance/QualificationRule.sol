// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ComplianceRule, IHoldings, Move} from "./ComplianceRule.sol";
import {ReasonCodes} from "./ReasonCodes.sol";

/// The receiver has every qualification that the class asks for (25). A token without a setting asks for bit 0.
contract QualificationRule is ComplianceRule {
    struct Required {
        bool set;
        uint32 mask;
    }

    mapping(address token => Required) private _required;

    event RequiredSet(address indexed token, uint32 mask);

    constructor(address authority, IHoldings holdings) ComplianceRule(authority, holdings) {}

    /// @param mask bits of the registry; 0 asks for none
    function setRequired(address token, uint32 mask) external restricted {
        _required[token] = Required(true, mask);
        emit RequiredSet(token, mask);
    }

    function required(address token) public view returns (uint32) {
        Required storage r = _required[token];
        return r.set ? r.mask : 1;
    }

    function check(Move calldata move) external view override returns (uint8) {
        return engine.hasQualifications(move.toInvestor, required(move.token)) ? 0 : ReasonCodes.NOT_QUALIFIED;
    }
}
