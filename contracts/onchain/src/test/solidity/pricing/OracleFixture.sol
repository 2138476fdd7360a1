// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AbsAccessManager} from "../../../main/solidity/access/AbsAccessManager.sol";
import {PriceOracle} from "../../../main/solidity/pricing/PriceOracle.sol";
import {VM} from "../support/Vm.sol";

/// An oracle with one feed, judged against 1,000.00: a step of 5 %, 20 % from the anchor, good for an hour.
abstract contract OracleFixture {
    bytes32 internal constant FEED = keccak256("BTC/USD");
    uint128 internal constant ANCHOR = 1_000_00;
    uint48 internal constant HEARTBEAT = 1 hours;

    AbsAccessManager internal manager;
    PriceOracle internal oracle;
    mapping(uint256 key => uint64) internal nonces;

    /// The test is admin, and admins may call what no role has been given for.
    function _setUpOracle(uint256 sources) internal {
        VM.warp(1_800_000_000);
        VM.roll(100);
        manager = new AbsAccessManager(address(this));
        oracle = new PriceOracle(address(manager));
        oracle.configure(FEED, HEARTBEAT, 500, 2_000);
        oracle.setAnchor(FEED, ANCHOR);
        for (uint256 key = 1; key <= sources; key++) {
            oracle.addSource(FEED, VM.addr(key), bytes32(key));
        }
    }

    function _report(uint256 key, uint128 price) internal {
        _report(key, price, uint48(block.timestamp));
    }

    function _report(uint256 key, uint128 price, uint48 observedAt) internal {
        PriceOracle.Report memory given = PriceOracle.Report(FEED, price, observedAt, ++nonces[key]);
        bytes memory signature = _sign(key, given);
        oracle.report(given, signature);
    }

    function _sign(uint256 key, PriceOracle.Report memory given) internal returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = VM.sign(key, oracle.digestOf(given));
        return abi.encodePacked(r, s, v);
    }

    function _all(uint256 sources, uint128 price) internal {
        for (uint256 key = 1; key <= sources; key++) _report(key, price);
    }
}
