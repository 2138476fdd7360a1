// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// Assertions that name what they compared.
library Checks {
    error NotEqual(string what, uint256 got, uint256 wanted);
    error NotEqualWord(string what, bytes32 got, bytes32 wanted);
    error NotTrue(string what);

    function eq(uint256 got, uint256 wanted, string memory what) internal pure {
        if (got != wanted) revert NotEqual(what, got, wanted);
    }

    function eq(bytes32 got, bytes32 wanted, string memory what) internal pure {
        if (got != wanted) revert NotEqualWord(what, got, wanted);
    }

    function eq(address got, address wanted, string memory what) internal pure {
        eq(uint256(uint160(got)), uint256(uint160(wanted)), what);
    }

    function yes(bool condition, string memory what) internal pure {
        if (!condition) revert NotTrue(what);
    }
}
