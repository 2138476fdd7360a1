// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// The factor of a class as pure arithmetic.
library FactorMath {
    uint256 internal constant RAY = 1e27;

    /// Balance over original balance in 10^-27, rounded down. Both are at most 2^63 - 1, so the product fits.
    function ray(uint256 balance, uint256 original) internal pure returns (uint256) {
        return balance * RAY / original;
    }
}
