// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title The middle of a few prices
/// @notice Pure; proved and fuzzed by itself.
library MedianMath {
    /// @notice There is no middle of nothing.
    error NoValues();

    /// @notice Sorts the first values in place and gives their middle one; of an even number the lower middle one plus
    /// half the distance to the upper, rounded down. It lies between the smallest and the largest in any case.
    /// @param values a few: the work grows with the square
    /// @param count how many of them count, from the front
    /// @return the middle
    function median(uint128[] memory values, uint256 count) internal pure returns (uint128) {
        if (count == 0) revert NoValues();
        for (uint256 i = 1; i < count; i++) {
            uint128 value = values[i];
            uint256 place = i;
            while (place > 0 && values[place - 1] > value) {
                values[place] = values[place - 1];
                place--;
            }
            values[place] = value;
        }
        uint128 upper = values[count / 2];
        return count % 2 == 1 ? upper : middle(values[count / 2 - 1], upper);
    }

    /// @notice Half way, rounded down.
    /// @param lower not above the other
    /// @param upper not below the other
    /// @return between the two, or one of them
    function middle(uint128 lower, uint128 upper) internal pure returns (uint128) {
        return lower + (upper - lower) / 2;
    }
}
