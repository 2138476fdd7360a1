// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Arithmetic of a collateralised loan
/// @notice Pure; proved and fuzzed by itself. Cash in its smallest unit, rates and ratios in basis points. The widths say
/// what is meant and keep every product below 2^256.
library LoanMath {
    /// @notice Ten thousand basis points are the whole.
    uint256 internal constant WHOLE = 10_000;
    /// @notice Actual/365 Fixed.
    uint256 internal constant YEAR_SECONDS = 365 days;
    /// @notice Parts of a unit in which less than a unit of interest is kept.
    uint256 internal constant PARTS = WHOLE * YEAR_SECONDS;

    /// @notice Simple interest in whole units. What is less than a unit is carried to the next time, so that it does not
    /// matter how often interest is booked.
    /// @param principal that bears it
    /// @param rateBps per annum
    /// @param elapsed seconds
    /// @param carried from the last time, in parts of a unit: {WHOLE} times {YEAR_SECONDS} of them are one
    /// @return interest in units
    /// @return carry to the next time
    function accrued(uint128 principal, uint32 rateBps, uint48 elapsed, uint64 carried)
        internal
        pure
        returns (uint256 interest, uint64 carry)
    {
        return inUnits(uint256(principal) * rateBps * elapsed + carried);
    }

    /// @notice Whole units and the rest.
    /// @param parts of a unit
    /// @return units
    /// @return rest in parts, less than a unit
    function inUnits(uint256 parts) internal pure returns (uint256 units, uint64 rest) {
        units = parts / PARTS;
        // Less than PARTS, which is below 2^39.
        // forge-lint: disable-next-line(unsafe-typecast)
        rest = uint64(parts % PARTS);
    }

    /// @notice What collateral is worth, rounded down.
    /// @param amount of collateral
    /// @param price of one lot
    /// @param lot amount that the price is for, not zero
    /// @return cash
    function valueOf(uint128 amount, uint128 price, uint128 lot) internal pure returns (uint256) {
        return uint256(amount) * price / lot;
    }

    /// @notice Whether loan to value is above a bound; the bound itself is not above.
    /// @param debt in cash
    /// @param value of the collateral in cash
    /// @param boundBps ratio
    /// @return true if debt is more than this share of value
    function above(uint128 debt, uint128 value, uint32 boundBps) internal pure returns (bool) {
        return uint256(debt) * WHOLE > uint256(value) * boundBps;
    }

    /// @notice Whether loan to value has not risen: multiplied out, so that nothing is rounded. The price is the same on
    /// both sides and drops out.
    /// @param debtBefore in cash
    /// @param collateralBefore amount
    /// @param debtAfter in cash
    /// @param collateralAfter amount
    /// @return true if it is the same or lower
    function notWorse(uint128 debtBefore, uint128 collateralBefore, uint128 debtAfter, uint128 collateralAfter)
        internal
        pure
        returns (bool)
    {
        return uint256(debtAfter) * collateralBefore <= uint256(debtBefore) * collateralAfter;
    }

    /// @notice Splits what a sale brought: first the debt, the rest to the borrower.
    /// @param proceeds of the sale
    /// @param debt before it
    /// @return repaid to the lender
    /// @return surplus to the borrower
    function split(uint128 proceeds, uint128 debt) internal pure returns (uint128 repaid, uint128 surplus) {
        repaid = proceeds < debt ? proceeds : debt;
        surplus = proceeds - repaid;
    }
}
