// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";

/// ERC-7943 for fungible tokens: what regulated tokens have in common. Interface id 0x3edbb4c4.
interface IERC7943Fungible is IERC165 {
    event ForcedTransfer(address indexed from, address indexed to, uint256 amount);
    event Frozen(address indexed account, uint256 amount);

    error ERC7943InsufficientUnfrozenBalance(address account, uint256 amount, uint256 unfrozen);

    /// Moves units by an order, whatever the holder wants.
    function forcedTransfer(address from, address to, uint256 amount) external returns (bool result);

    /// Overwrites the frozen amount, which may be above the balance: then future receipts are withheld too.
    function setFrozenTokens(address account, uint256 amount) external returns (bool result);

    function canSend(address account) external view returns (bool allowed);

    function canReceive(address account) external view returns (bool allowed);

    function getFrozenTokens(address account) external view returns (uint256 amount);

    /// Whether permission is lacking: an amount above the whole balance is no matter of permission.
    function canTransfer(address from, address to, uint256 amount) external view returns (bool allowed);
}

/// ERC-1404: the reason of a refusal as number and text. Interface id 0xab84a5c8.
interface IERC1404 {
    function detectTransferRestriction(address from, address to, uint256 amount) external view returns (uint8);

    function messageForTransferRestriction(uint8 code) external view returns (string memory);
}
