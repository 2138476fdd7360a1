// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// Balances of the past by record number, not by time: blocks of equal time do no harm, and a rebuilt chain gives the same
/// answers.
abstract contract RecordedBalances is ERC20 {
    using Checkpoints for Checkpoints.Trace208;

    /// Changes are booked under this number; it rises with each cut, and records below it never change again.
    uint48 public currentRecord = 1;
    mapping(address wallet => Checkpoints.Trace208) private _balances;
    Checkpoints.Trace208 private _supply;

    event RecordCut(uint48 indexed recordId);

    error RecordNotRising(uint48 current, uint48 given);
    error RecordNotCut(uint48 current, uint48 given);

    function balanceAt(address wallet, uint48 recordId) external view returns (uint256) {
        return _balances[wallet].upperLookup(_cut(recordId));
    }

    function supplyAt(uint48 recordId) external view returns (uint256) {
        return _supply.upperLookup(_cut(recordId));
    }

    function _cutRecord(uint48 recordId) internal {
        if (recordId < currentRecord) revert RecordNotRising(currentRecord, recordId);
        currentRecord = recordId + 1;
        emit RecordCut(recordId);
    }

    /// Moves units and books what is new under the current record.
    function _book(address from, address to, uint256 units) internal {
        super._update(from, to, units);
        uint48 record = currentRecord;
        if (from != address(0)) _balances[from].push(record, SafeCast.toUint208(balanceOf(from)));
        if (to != address(0)) _balances[to].push(record, SafeCast.toUint208(balanceOf(to)));
        if (from == address(0) || to == address(0)) _supply.push(record, SafeCast.toUint208(totalSupply()));
    }

    function _cut(uint48 recordId) private view returns (uint48) {
        if (recordId >= currentRecord) revert RecordNotCut(currentRecord, recordId);
        return recordId;
    }
}
