// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// What the circuit breaker is asked about transfers and payouts.
interface IBreaker {
    /// 0, or 3 when the subject is tripped.
    function restriction(bytes32 subject) external view returns (uint8);
}

/// Names of what can be tripped, equal for whoever trips and whoever asks.
library BreakerSubjects {
    /// Units of a class: issues and transfers.
    function mint(address token) internal pure returns (bytes32) {
        return keccak256(abi.encode("mint", token));
    }

    /// Cash that leaves in a token.
    function cash(address token) internal pure returns (bytes32) {
        return keccak256(abi.encode("cash", token));
    }
}
