// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

/// What a frozen pool is: root over its loans, count, balance and tape. Versions are appended, never rewritten.
contract AssetPoolRegistry is AccessManaged {
    struct Anchor {
        bytes32 root;
        bytes32 tapeHash;
        uint64 loanCount;
        uint128 balance;
        uint32 cutOff;
    }

    mapping(bytes32 poolId => uint32) public latestVersion;
    mapping(bytes32 poolId => mapping(uint32 version => Anchor)) public anchors;

    event PoolAnchored(
        bytes32 indexed poolId,
        uint32 indexed version,
        bytes32 root,
        uint64 loanCount,
        uint128 balance,
        uint32 cutOff,
        bytes32 tapeHash
    );

    error VersionNotNext(uint32 latest, uint32 given);
    error EmptyPool(bytes32 poolId);

    constructor(address authority) AccessManaged(authority) {}

    function anchorPool(bytes32 poolId, uint32 version, Anchor calldata anchor) external restricted {
        if (version != latestVersion[poolId] + 1) revert VersionNotNext(latestVersion[poolId], version);
        if (anchor.root == 0 || anchor.loanCount == 0) revert EmptyPool(poolId);
        latestVersion[poolId] = version;
        anchors[poolId][version] = anchor;
        emit PoolAnchored(
            poolId, version, anchor.root, anchor.loanCount, anchor.balance, anchor.cutOff, anchor.tapeHash
        );
    }

    /// Proves that a loan is in an anchored pool: RFC 9162, section 2.1.3.2, with SHA-256.
    /// @param leafHash SHA-256 of 0x00 and the leaf
    function verifyLoan(bytes32 poolId, uint32 version, uint64 index, bytes32 leafHash, bytes32[] calldata proof)
        external
        view
        returns (bool)
    {
        Anchor storage anchor = anchors[poolId][version];
        if (index >= anchor.loanCount) return false;
        uint64 fn = index;
        uint64 sn = anchor.loanCount - 1;
        bytes32 node = leafHash;
        for (uint256 i = 0; i < proof.length; i++) {
            if (sn == 0) return false;
            if (fn % 2 == 1 || fn == sn) {
                node = sha256(abi.encodePacked(bytes1(0x01), proof[i], node));
                while (fn % 2 == 0 && fn != 0) {
                    fn /= 2;
                    sn /= 2;
                }
            } else {
                node = sha256(abi.encodePacked(bytes1(0x01), node, proof[i]));
            }
            fn /= 2;
            sn /= 2;
        }
        return sn == 0 && node == anchor.root;
    }
}
