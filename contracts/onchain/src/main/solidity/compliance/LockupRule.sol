// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Deadline} from "../access/Deadline.sol";
import {ComplianceRule, IHoldings, Kind, Move} from "./ComplianceRule.sol";
import {ReasonCodes} from "./ReasonCodes.sol";

/// Units stay with an investor for a time after their acquisition (32). Each acquisition is a lot with the end of its lock;
/// units in no lot are free. A lot ends when its end lies strictly in the past. A forced move keeps the dates of its lots.
contract LockupRule is ComplianceRule {
    uint256 public constant MAX_LOTS = 32;

    struct Lot {
        uint64 end;
        uint192 units;
    }

    /// Seconds from acquisition to the end of the lock; 0 is no lock.
    mapping(address token => uint64) public period;
    mapping(address token => mapping(bytes32 investorId => Lot[])) private _lots;

    event PeriodSet(address indexed token, uint64 period);

    constructor(address authority, IHoldings holdings) ComplianceRule(authority, holdings) {}

    /// For acquisitions from now on: lots keep the end that they have.
    function setPeriod(address token, uint64 length) external restricted {
        period[token] = length;
        emit PeriodSet(token, length);
    }

    function lotsOf(address token, bytes32 investorId) external view returns (Lot[] memory) {
        return _lots[token][investorId];
    }

    /// Units that may not leave the investor now.
    function lockedUnits(address token, bytes32 investorId) public view returns (uint256 units) {
        Lot[] storage lots = _lots[token][investorId];
        for (uint256 i = 0; i < lots.length; i++) {
            if (!Deadline.passed(lots[i].end)) units += lots[i].units;
        }
    }

    function check(Move calldata move) external view override returns (uint8) {
        if (move.kind != Kind.TRANSFER || _within(move)) return 0;
        uint256 has = engine.unitsOf(move.token, move.fromInvestor);
        if (move.units > has) return 0;
        return has - move.units < lockedUnits(move.token, move.fromInvestor) ? ReasonCodes.LOCKED_UP : 0;
    }

    function stateful() external pure override returns (bool) {
        return true;
    }

    function moved(Move calldata move) external override {
        _onlyEngine();
        if (_within(move) || move.units == 0) return;
        uint256 owed = 0;
        if (move.fromInvestor != 0) {
            _dropEnded(_lots[move.token][move.fromInvestor]);
            uint256 free =
                engine.unitsOf(move.token, move.fromInvestor) - lockedUnits(move.token, move.fromInvestor);
            owed = move.units > free ? move.units - free : 0;
        }
        bool keeps = move.kind == Kind.FORCED && move.toInvestor != 0;
        _takeLocked(move, owed, keeps);
        uint64 length = period[move.token];
        if (!keeps && move.toInvestor != 0 && length != 0) {
            _add(_lots[move.token][move.toInvestor], move.acquiredAt + length, SafeCast.toUint192(move.units));
        }
    }

    /// Takes from locked lots, the one that ends first before the others; a forced move carries them over with their ends.
    function _takeLocked(Move calldata move, uint256 owed, bool keeps) private {
        Lot[] storage lots = _lots[move.token][move.fromInvestor];
        while (owed > 0) {
            uint256 first = 0;
            for (uint256 i = 1; i < lots.length; i++) {
                if (lots[i].end < lots[first].end) first = i;
            }
            Lot memory lot = lots[first];
            uint192 part = owed < lot.units ? SafeCast.toUint192(owed) : lot.units;
            if (part == lot.units) _drop(lots, first);
            else lots[first].units = lot.units - part;
            if (keeps) _add(_lots[move.token][move.toInvestor], lot.end, part);
            owed -= part;
        }
    }

    /// Lots of one end are one. When there are too many, the two that end first become one with the later of their ends:
    /// a merge never frees anything early.
    function _add(Lot[] storage lots, uint64 end, uint192 units) private {
        if (Deadline.passed(end)) return;
        _dropEnded(lots);
        for (uint256 i = 0; i < lots.length; i++) {
            if (lots[i].end == end) {
                lots[i].units += units;
                return;
            }
        }
        lots.push(Lot(end, units));
        if (lots.length > MAX_LOTS) _mergeFirstTwo(lots);
    }

    function _mergeFirstTwo(Lot[] storage lots) private {
        uint256 first = 0;
        uint256 second = 1;
        if (lots[1].end < lots[0].end) (first, second) = (1, 0);
        for (uint256 i = 2; i < lots.length; i++) {
            uint64 end = lots[i].end;
            if (end < lots[first].end) (first, second) = (i, first);
            else if (end < lots[second].end) second = i;
        }
        lots[second].units += lots[first].units;
        _drop(lots, first);
    }

    function _dropEnded(Lot[] storage lots) private {
        for (uint256 i = lots.length; i > 0; i--) {
            if (Deadline.passed(lots[i - 1].end)) _drop(lots, i - 1);
        }
    }

    function _drop(Lot[] storage lots, uint256 index) private {
        lots[index] = lots[lots.length - 1];
        lots.pop();
    }
}
