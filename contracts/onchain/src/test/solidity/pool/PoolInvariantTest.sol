// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AbsAccessManager} from "../../../main/solidity/access/AbsAccessManager.sol";
import {AssetPoolRegistry} from "../../../main/solidity/pool/AssetPoolRegistry.sol";
import {Checks} from "../support/Checks.sol";

/// Tapes of two pools, each of one or two loans, anchored in order and out of it.
contract PoolHandler {
    AssetPoolRegistry public immutable pools;
    uint256 public wronglyTaken;
    /// Salts of the loans of each version of a pool.
    mapping(uint256 pool => bytes32[]) private _salts;

    constructor() {
        pools = new AssetPoolRegistry(address(new AbsAccessManager(address(this))));
    }

    function next(uint256 pool, bytes32 salt) external {
        pool %= 2;
        _salts[pool].push(salt);
        pools.anchorPool(idOf(pool), uint32(_salts[pool].length), _anchor(pool, salt));
    }

    /// A version again, one too many ahead, none at all, or a tape without loans.
    function wrong(uint256 pool, uint32 version, bytes32 salt) external {
        pool %= 2;
        uint32 following = uint32(_salts[pool].length) + 1;
        AssetPoolRegistry.Anchor memory tape = _anchor(pool, salt);
        if (version % 3 == 0) version = following - 1;
        if (version == following) tape.loanCount = 0;
        try pools.anchorPool(idOf(pool), version, tape) {
            wronglyTaken++;
        } catch {}
    }

    function salts(uint256 pool) external view returns (bytes32[] memory) {
        return _salts[pool];
    }

    function idOf(uint256 pool) public pure returns (bytes32) {
        return keccak256(bytes(_name(pool)));
    }

    function leaf(uint256 pool, bytes32 salt) public pure returns (bytes memory) {
        bytes memory name = bytes(_name(pool));
        return abi.encodePacked(uint32(15), "penstock/loan/1", uint32(32), salt, uint32(name.length), name, uint32(1), "9");
    }

    function other(bytes32 salt) public pure returns (bytes32) {
        return sha256(abi.encodePacked(salt));
    }

    /// Two loans: the one that is asked for, and a neighbour.
    function root(uint256 pool, bytes32 salt) public pure returns (bytes32) {
        bytes32 first = sha256(abi.encodePacked(bytes1(0x00), leaf(pool, salt)));
        return sha256(abi.encodePacked(bytes1(0x01), first, other(salt)));
    }

    function _anchor(uint256 pool, bytes32 salt) private pure returns (AssetPoolRegistry.Anchor memory) {
        return AssetPoolRegistry.Anchor(root(pool, salt), "TAPE", 2, 1_000, 20_200_731);
    }

    function _name(uint256 pool) private pure returns (string memory) {
        return pool % 2 == 0 ? "POOL-0" : "POOL-1";
    }
}

/// I17 over any order of calls. Mutant: `version > latest` for `version != latest + 1`.
contract PoolInvariantTest {
    PoolHandler private _handler;

    function setUp() external {
        _handler = new PoolHandler();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    function invariant_I17_rootsAreAppendedAndProofsStayValid() external view {
        Checks.eq(_handler.wronglyTaken(), 0, "a version that does not follow, or an empty tape");
        AssetPoolRegistry pools = _handler.pools();
        for (uint256 p = 0; p < 2; p++) {
            bytes32[] memory salts = _handler.salts(p);
            Checks.eq(pools.latestVersion(_handler.idOf(p)), salts.length, "latest");
            // The first, the last and one between stand for all: a version is looked at many times over a run.
            for (uint256 i = 0; i < salts.length; i += salts.length > 3 ? salts.length / 3 : 1) {
                bytes32[] memory path = new bytes32[](1);
                path[0] = _handler.other(salts[i]);
                bytes memory leaf = _handler.leaf(p, salts[i]);
                Checks.yes(pools.verifyLeaf(_handler.idOf(p), uint32(i + 1), 0, leaf, path), "proved as before");
            }
        }
    }
}
