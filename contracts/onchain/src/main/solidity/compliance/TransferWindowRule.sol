// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Deadline} from "../access/Deadline.sol";
import {ComplianceRule, IHoldings, Kind, Move} from "./ComplianceRule.sol";
import {ReasonCodes} from "./ReasonCodes.sol";

/// What this rule reads of a token.
interface IRecords {
    function currentRecord() external view returns (uint48);
}

/// Transfers are closed (50) from a record's instant until the record has been cut, so that nothing slips in between.
contract TransferWindowRule is ComplianceRule {
    struct Window {
        uint48 recordId;
        uint64 closesAt;
    }

    mapping(address token => Window) public window;

    event WindowSet(address indexed token, uint48 recordId, uint64 closesAt);

    constructor(address authority, IHoldings holdings) ComplianceRule(authority, holdings) {}

    /// @param closesAt first second without transfers; 0 takes the window away
    function setWindow(address token, uint48 recordId, uint64 closesAt) external restricted {
        window[token] = Window(recordId, closesAt);
        emit WindowSet(token, recordId, closesAt);
    }

    function check(Move calldata move) external view override returns (uint8) {
        if (move.kind != Kind.TRANSFER) return 0;
        Window memory w = window[move.token];
        if (w.closesAt == 0 || !Deadline.passed(w.closesAt - 1)) return 0;
        return IRecords(move.token).currentRecord() <= w.recordId ? ReasonCodes.WINDOW_CLOSED : 0;
    }
}
