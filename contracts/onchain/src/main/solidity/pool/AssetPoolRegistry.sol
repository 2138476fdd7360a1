// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

/// What a frozen pool is: root over its loans, count, balance and tape. Versions are appended, never rewritten.
/// The tree is that of RFC 9162 with SHA-256: leaves and nodes are hashed with different prefixes, a leaf has one place,
/// and an odd node goes up without being doubled, so no inner node, copy or other place passes for a loan.
contract AssetPoolRegistry is AccessManaged {
    /// Before every leaf: the type of what it holds.
    bytes32 private constant LOAN_TYPE = keccak256("penstock/loan/1");
    uint256 private constant LOAN_TYPE_BYTES = 15;
    uint256 private constant SALT_BYTES = 32;
    /// Type, salt, and the length of the pool's id.
    uint256 private constant HEADER_BYTES = 4 + LOAN_TYPE_BYTES + 4 + SALT_BYTES + 4;

    struct Anchor {
        bytes32 root;
        bytes32 tapeHash;
        uint64 loanCount;
        uint128 balance;
        uint32 cutOff;
    }

    mapping(bytes32 poolId => uint32) public latestVersion;
    mapping(bytes32 poolId => mapping(uint32 version => Anchor)) public anchors;
    /// The latest version of a pool at a cut-off date (yyyymmdd); 0 if there is none.
    mapping(bytes32 poolId => mapping(uint32 cutOff => uint32)) public versionAt;

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
        versionAt[poolId][anchor.cutOff] = version;
        emit PoolAnchored(
            poolId, version, anchor.root, anchor.loanCount, anchor.balance, anchor.cutOff, anchor.tapeHash
        );
    }

    /// Proves that a loan is in an anchored pool, from the bytes that are hashed: they must be a salted loan of this pool.
    /// @param leaf type, salt, pool id and the loan's fields, each behind its length in four bytes
    function verifyLeaf(bytes32 poolId, uint32 version, uint64 index, bytes calldata leaf, bytes32[] calldata proof)
        external
        view
        returns (bool)
    {
        return _isLoanOf(poolId, leaf) && verifyLoan(poolId, version, index, sha256(abi.encodePacked(bytes1(0), leaf)), proof);
    }

    /// Proves that a loan is in an anchored pool: RFC 9162, section 2.1.3.2, with SHA-256.
    /// @param leafHash SHA-256 of 0x00 and the leaf
    function verifyLoan(bytes32 poolId, uint32 version, uint64 index, bytes32 leafHash, bytes32[] calldata proof)
        public
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

    function _isLoanOf(bytes32 poolId, bytes calldata leaf) private pure returns (bool) {
        if (leaf.length < HEADER_BYTES) return false;
        uint256 salt = 4 + LOAN_TYPE_BYTES;
        if (uint32(bytes4(leaf[:4])) != LOAN_TYPE_BYTES || keccak256(leaf[4:salt]) != LOAN_TYPE) return false;
        if (uint32(bytes4(leaf[salt:salt + 4])) != SALT_BYTES) return false;
        uint256 idBytes = uint32(bytes4(leaf[HEADER_BYTES - 4:HEADER_BYTES]));
        return leaf.length >= HEADER_BYTES + idBytes && keccak256(leaf[HEADER_BYTES:HEADER_BYTES + idBytes]) == poolId;
    }
}
