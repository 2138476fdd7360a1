// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// What the circuit breaker is asked about transfers and payouts.
interface IBreaker {
    /// 0, or 3 when the subject is tripped.
    function restriction(bytes32 subject) external view returns (uint8);

    /// The same, and whether flows of the subject have to be booked with {pass}.
    function standing(bytes32 subject) external view returns (uint8 code, bool limited);

    /// What the window of a subject still takes; nothing while it is tripped.
    function room(bytes32 subject) external view returns (uint256);

    /// Books a flow; false if it is refused, and then it has to stay undone.
    function pass(bytes32 subject, uint256 amount) external returns (bool);
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
