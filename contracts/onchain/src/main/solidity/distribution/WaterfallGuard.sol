// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// Checks amounts that the engine computed; computes none itself.
library WaterfallGuard {
    error SumsDoNotAddUp(uint256 collections, uint256 reserveBefore, uint256 payable_, uint256 reserveAfter);
    error NotProRata(uint256 amount, uint256 exactFloor);
    error EquityBeforeSenior(uint256 residual);
    error ResidualAboveTotal(bytes32 classId, uint256 residual, uint256 total);

    /// What comes in and what is in reserve is paid out or stays in reserve: to the last unit.
    function requireConserved(uint256 collections, uint256 reserveBefore, uint256 payable_, uint256 reserveAfter) internal pure {
        if (collections + reserveBefore != payable_ + reserveAfter) {
            revert SumsDoNotAddUp(collections, reserveBefore, payable_, reserveAfter);
        }
    }

    /// A holder's amount is its exact share rounded down to minor units, or one minor unit more (largest remainder).
    function requireProRata(uint256 amount, uint256 total, uint256 units, uint256 supply, uint256 minorUnit) internal pure {
        uint256 floor = floorShare(total / minorUnit, units, supply) * minorUnit;
        if (amount < floor || amount > floor + minorUnit) revert NotProRata(amount, floor);
    }

    /// The exact share rounded down: share × supply ≤ total × units < (share + 1) × supply.
    function floorShare(uint256 total, uint256 units, uint256 supply) internal pure returns (uint256) {
        return total * units / supply;
    }

    /// Equity gets nothing on a date on which a test of the classes before it fails. The test is a fact of the engine.
    function requirePriority(bool seniorTestsHold, uint256 residual) internal pure {
        if (residual > 0 && !seniorTestsHold) revert EquityBeforeSenior(residual);
    }

    /// What a class gets as equity is a part of what it gets at all.
    function requirePartOf(bytes32 classId, uint256 residual, uint256 total) internal pure {
        if (residual > total) revert ResidualAboveTotal(classId, residual, total);
    }
}
