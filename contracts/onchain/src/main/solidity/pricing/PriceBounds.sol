// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title When a price is fresh, and how far it may have moved
/// @notice Pure arithmetic over seconds and ten-thousandths.
library PriceBounds {
    /// @notice Ten thousand basis points are the whole.
    uint256 internal constant WHOLE = 10_000;

    /// @notice Neither from the future nor older than the heartbeat.
    /// @param observedAt second of the observation
    /// @param time second of the block
    /// @param heartbeat seconds for which an observation is good
    /// @return whether it counts
    function fresh(uint48 observedAt, uint256 time, uint48 heartbeat) internal pure returns (bool) {
        return observedAt <= time && time - observedAt <= heartbeat;
    }

    /// @notice Whether a value is within a share of a reference, up or down, the bound itself included.
    /// @param value what is looked at
    /// @param base what it is compared with
    /// @param shareBps of the reference, in basis points
    /// @return true if it is
    function within(uint128 value, uint128 base, uint32 shareBps) internal pure returns (bool) {
        uint256 distance = value > base ? value - base : base - value;
        return distance * WHOLE <= uint256(base) * shareBps;
    }
}
