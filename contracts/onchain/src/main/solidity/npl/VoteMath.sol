// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title When a vote has carried
/// @notice Pure; proved and fuzzed by itself. Weights are units times the weight of their class.
library VoteMath {
    /// @notice Ten thousand basis points are the whole.
    uint256 internal constant WHOLE = 10_000;

    /// @notice What counts for the quorum: equity at most as much as senior has taken part, so never alone.
    /// @param cast weight of all ballots
    /// @param equityCast of it, equity
    /// @param seniorCast of it, senior
    /// @return weight that counts, not more than was cast
    function counted(uint256 cast, uint256 equityCast, uint256 seniorCast) internal pure returns (uint256) {
        return equityCast > seniorCast ? cast - (equityCast - seniorCast) : cast;
    }

    /// @notice Whether a part reaches a share of the whole, the share itself included. Multiplied out: nothing is rounded.
    /// @param part of the whole
    /// @param whole weight, below 2^240
    /// @param shareBps wanted
    /// @return true if it does
    function reaches(uint256 part, uint256 whole, uint32 shareBps) internal pure returns (bool) {
        return part * WHOLE >= whole * shareBps;
    }
}
