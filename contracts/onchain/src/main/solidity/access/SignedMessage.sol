// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title What a key signs so that the signature is worth nothing elsewhere
/// @notice Digest of EIP-712. OpenZeppelin's own needs opcodes of a later fork (CONTRACTS 2.2). Chain id and contract are
/// taken at the call, so a signature made before a chain split is void on the other branch. Keys only: a contract that
/// wants to sign calls directly.
library SignedMessage {
    bytes32 private constant DOMAIN_TYPE =
        keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");

    /// @notice The 32 bytes to be signed for the contract that calls this.
    /// @param name keccak256 of the domain's name
    /// @param version keccak256 of the domain's version
    /// @param structHash hash of the typed message, its type hash first
    /// @return keccak256 of 0x1901, the domain and the message
    function digest(bytes32 name, bytes32 version, bytes32 structHash) internal view returns (bytes32) {
        bytes32 domain = keccak256(abi.encode(DOMAIN_TYPE, name, version, block.chainid, address(this)));
        return keccak256(abi.encodePacked(hex"1901", domain, structHash));
    }
}
