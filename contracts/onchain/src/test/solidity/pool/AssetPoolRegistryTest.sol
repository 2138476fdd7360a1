// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AbsAccessManager} from "../../../main/solidity/access/AbsAccessManager.sol";
import {AssetPoolRegistry} from "../../../main/solidity/pool/AssetPoolRegistry.sol";
import {Checks} from "../support/Checks.sol";
import {Strangers} from "../support/Strangers.sol";
import {VM} from "../support/Vm.sol";

/// Loans of a tape proved against its root, and what must not pass for one.
contract AssetPoolRegistryTest {
    bytes32 private constant POOL = keccak256("POOL-1");
    AssetPoolRegistry private _pools;

    function setUp() external {
        AbsAccessManager manager = new AbsAccessManager(address(this));
        _pools = new AssetPoolRegistry(address(manager));
    }

    function testFuzz_everyLoanIsProved(uint8 sizeSeed, uint8 indexSeed) external {
        uint256 size = 1 + sizeSeed % 33;
        uint256 index = indexSeed % size;
        _anchor(POOL, 1, _root("POOL-1", 0, size), size, 20_200_731);
        bytes memory leaf = _leaf("POOL-1", index);
        bytes32[] memory proof = _path("POOL-1", 0, size, index);
        Checks.yes(_pools.verifyLeaf(POOL, 1, uint64(index), leaf, proof), "proved");
        Checks.yes(_pools.verifyLoan(POOL, 1, uint64(index), _hash(leaf), proof), "proved by its hash");
        Checks.yes(!_pools.verifyLeaf(POOL, 1, uint64(index + 1), leaf, proof), "another place");
        Checks.yes(!_pools.verifyLeaf(POOL, 2, uint64(index), leaf, proof), "a version that is not there");
        leaf[leaf.length - 1] = bytes1(uint8(leaf[leaf.length - 1]) ^ 1);
        Checks.yes(!_pools.verifyLeaf(POOL, 1, uint64(index), leaf, proof), "a changed field");
    }

    // I17: versions are appended, and what was proved stays proved.
    function test_I17_aProofStaysValidForItsVersion() external {
        _anchor(POOL, 1, _root("POOL-1", 0, 5), 5, 20_200_731);
        bytes32[] memory proof = _path("POOL-1", 0, 5, 3);
        _anchor(POOL, 2, _root("POOL-1", 0, 9), 9, 20_200_831);
        Checks.yes(_pools.verifyLeaf(POOL, 1, 3, _leaf("POOL-1", 3), proof), "still");
        Checks.yes(!_pools.verifyLeaf(POOL, 2, 3, _leaf("POOL-1", 3), proof), "not for the later tape");
        Checks.eq(_pools.latestVersion(POOL), 2, "latest");
        Checks.eq(_pools.versionAt(POOL, 20_200_731), 1, "by cut-off");
        Checks.eq(_pools.versionAt(POOL, 20_200_831), 2, "by cut-off");
        Checks.eq(_pools.versionAt(POOL, 20_200_930), 0, "none");
    }

    function test_I17_rootsAreNeverRewritten() external {
        _anchor(POOL, 1, _root("POOL-1", 0, 5), 5, 20_200_731);
        bytes32 other = _root("POOL-1", 0, 6);
        for (uint32 version = 0; version < 4; version++) {
            if (version == 2) continue;
            VM.expectRevert(abi.encodeWithSelector(AssetPoolRegistry.VersionNotNext.selector, 1, version));
            _pools.anchorPool(POOL, version, AssetPoolRegistry.Anchor(other, 0, 6, 6, 20_200_731));
        }
    }

    function test_A24_tapesAreTheGatewaysAlone() external {
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = AssetPoolRegistry.anchorPool.selector;
        Strangers.requireShut(address(_pools), selectors);
    }

    // A18, clause by clause.
    function test_A18_anInnerNodeIsNoLoan() external {
        _anchor(POOL, 1, _root("POOL-1", 0, 4), 4, 20_200_731);
        bytes32 left = _hash(_leaf("POOL-1", 0));
        bytes32 right = _hash(_leaf("POOL-1", 1));
        bytes32[] memory upper = new bytes32[](1);
        upper[0] = _root("POOL-1", 2, 4);
        bytes32 inner = sha256(abi.encodePacked(bytes1(0x01), left, right));
        Checks.yes(!_pools.verifyLoan(POOL, 1, 0, inner, upper), "the path is too short");
        bytes memory both = abi.encodePacked(left, right);
        Checks.yes(!_pools.verifyLeaf(POOL, 1, 0, both, upper), "64 bytes are no loan");
        Checks.yes(!_pools.verifyLoan(POOL, 1, 0, _hash(both), upper), "and hash to another node");
    }

    function test_A18_aLeafHasOnePlace() external {
        _anchor(POOL, 1, _root("POOL-1", 0, 7), 7, 20_200_731);
        bytes32[] memory proof = _path("POOL-1", 0, 7, 6);
        Checks.yes(_pools.verifyLeaf(POOL, 1, 6, _leaf("POOL-1", 6), proof), "the odd one at the end");
        for (uint64 place = 0; place < 9; place++) {
            bool proved = _pools.verifyLeaf(POOL, 1, place, _leaf("POOL-1", 6), proof);
            Checks.yes(proved == (place == 6), "only there");
        }
    }

    function test_A18_anotherPoolOrAnOlderRoot() external {
        _anchor(POOL, 1, _root("POOL-1", 0, 4), 4, 20_200_731);
        _anchor(keccak256("POOL-2"), 1, _root("POOL-1", 0, 4), 4, 20_200_731);
        bytes32[] memory proof = _path("POOL-1", 0, 4, 2);
        Checks.yes(_pools.verifyLeaf(POOL, 1, 2, _leaf("POOL-1", 2), proof), "here");
        Checks.yes(!_pools.verifyLeaf(keccak256("POOL-2"), 1, 2, _leaf("POOL-1", 2), proof), "its pool is in the leaf");
        Checks.yes(!_pools.verifyLeaf(keccak256("POOL-3"), 1, 2, _leaf("POOL-1", 2), proof), "no such pool");
        _anchor(POOL, 2, _root("POOL-1", 0, 5), 5, 20_200_831);
        Checks.yes(!_pools.verifyLeaf(POOL, 2, 2, _leaf("POOL-1", 2), proof), "path of the older root");
    }

    function test_A18_anEmptyTapeIsRefused() external {
        VM.expectRevert(abi.encodeWithSelector(AssetPoolRegistry.EmptyPool.selector, POOL));
        _pools.anchorPool(POOL, 1, AssetPoolRegistry.Anchor(0, 0, 1, 1, 20_200_731));
        VM.expectRevert(abi.encodeWithSelector(AssetPoolRegistry.EmptyPool.selector, POOL));
        _pools.anchorPool(POOL, 1, AssetPoolRegistry.Anchor("ROOT", 0, 0, 1, 20_200_731));
    }

    function test_A18_leavesOfAnotherTypeAreRefused() external {
        bytes memory good = _leaf("POOL-1", 0);
        _anchor(POOL, 1, _hash(good), 1, 20_200_731);
        bytes32[] memory none = new bytes32[](0);
        Checks.yes(_pools.verifyLeaf(POOL, 1, 0, good, none), "a loan");
        bytes[] memory bad = new bytes[](5);
        bad[0] = abi.encodePacked(uint32(15), "penstock/loan/2", uint32(32), bytes32("S"), uint32(6), "POOL-1");
        bad[1] = abi.encodePacked(uint32(15), "penstock/loan/1", uint32(31), bytes32("S"), uint32(6), "POOL-1");
        bad[2] = abi.encodePacked(uint32(15), "penstock/loan/1", uint32(32), bytes32("S"), uint32(7), "POOL-1");
        bad[3] = abi.encodePacked(uint32(14), "penstock/loan/1", uint32(32), bytes32("S"), uint32(6), "POOL-1");
        bad[4] = "";
        for (uint32 i = 0; i < bad.length; i++) {
            _anchor(POOL, 2 + i, _hash(bad[i]), 1, 20_200_731);
            Checks.yes(!_pools.verifyLeaf(POOL, 2 + i, 0, bad[i], none), "no loan of this pool");
        }
    }

    /// The header alone, and header with id and nothing behind it: the shortest that can be read at all.
    function test_A18_theShortestLeaves() external {
        bytes memory header = abi.encodePacked(uint32(15), "penstock/loan/1", uint32(32), bytes32("S"), uint32(0));
        bytes32[] memory none = new bytes32[](0);
        bytes32 nameless = keccak256("");
        _anchor(nameless, 1, _hash(header), 1, 20_200_731);
        Checks.yes(_pools.verifyLeaf(nameless, 1, 0, header, none), "the header of a pool without a name");
        bytes memory bare = abi.encodePacked(uint32(15), "penstock/loan/1", uint32(32), bytes32("S"), uint32(6), "POOL-1");
        _anchor(POOL, 1, _hash(bare), 1, 20_200_731);
        Checks.yes(_pools.verifyLeaf(POOL, 1, 0, bare, none), "a loan without fields");
    }

    function _anchor(bytes32 pool, uint32 version, bytes32 root, uint256 size, uint32 cutOff) private {
        _pools.anchorPool(pool, version, AssetPoolRegistry.Anchor(root, "TAPE", uint64(size), 1_000, cutOff));
    }

    function _leaf(string memory pool, uint256 number) private pure returns (bytes memory) {
        bytes32 salt = keccak256(abi.encode("salt", number));
        return abi.encodePacked(
            uint32(15), "penstock/loan/1", uint32(32), salt, uint32(bytes(pool).length), pool, uint32(32), number
        );
    }

    function _hash(bytes memory leaf) private pure returns (bytes32) {
        return sha256(abi.encodePacked(bytes1(0x00), leaf));
    }

    /// RFC 9162, section 2.1.1, by its recursive definition.
    function _root(string memory pool, uint256 from, uint256 to) private pure returns (bytes32) {
        if (to - from == 1) return _hash(_leaf(pool, from));
        uint256 k = _split(to - from);
        return sha256(abi.encodePacked(bytes1(0x01), _root(pool, from, from + k), _root(pool, from + k, to)));
    }

    function _path(string memory pool, uint256 from, uint256 to, uint256 index)
        private
        pure
        returns (bytes32[] memory path)
    {
        if (to - from == 1) return new bytes32[](0);
        uint256 k = _split(to - from);
        bool left = index < from + k;
        bytes32[] memory below = left ? _path(pool, from, from + k, index) : _path(pool, from + k, to, index);
        path = new bytes32[](below.length + 1);
        for (uint256 i = 0; i < below.length; i++) {
            path[i] = below[i];
        }
        path[below.length] = left ? _root(pool, from + k, to) : _root(pool, from, from + k);
    }

    function _split(uint256 n) private pure returns (uint256 k) {
        k = 1;
        while (2 * k < n) k *= 2;
    }
}
