// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// What a payout asks the investor registry.
interface IPayees {
    /// The wallet that stands in for this one after a recovery (the same if there was none), and 0 if cash may go to it,
    /// else the reason code.
    function payee(address wallet) external view returns (address to, uint8 restriction);
}

/// What a payout asks the token of a class beside balances of the record.
interface IFreezes {
    function getFrozenTokens(address wallet) external view returns (uint256);
}
