// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PriceOracle} from "../../../main/solidity/pricing/PriceOracle.sol";
import {Checks} from "../support/Checks.sol";
import {VM} from "../support/Vm.sol";
import {OracleFixture} from "./OracleFixture.sol";

/// Reports, time and anchors in any order, and a second book of what every source said last.
contract OracleHandler is OracleFixture {
    uint256 internal constant SOURCES = 5;

    struct Said {
        uint128 price;
        uint48 at;
    }

    mapping(uint256 key => Said) internal said;
    bool public mustBeHeld;

    constructor() {
        _setUpOracle(SOURCES);
    }

    function near(uint256 key, uint16 offset) external {
        _say(key, ANCHOR - 5_000 + offset % 10_000, 0);
    }

    function anywhere(uint256 key, uint128 price, uint16 age) external {
        _say(key, price == 0 ? 1 : price, age % HEARTBEAT);
    }

    function wait(uint16 seconds_) external {
        VM.warp(block.timestamp + seconds_ % 2_400);
    }

    function anchor(uint16 offset) external {
        oracle.setAnchor(FEED, ANCHOR - 1_000 + offset % 2_000);
        mustBeHeld = false;
    }

    /// The price, if there is one, is inside of what is fresh; and there is none when too few are, or when it is held.
    function check() external view {
        (uint256 fresh, uint128 least, uint128 most) = (0, type(uint128).max, 0);
        for (uint256 key = 1; key <= SOURCES; key++) {
            Said memory last = said[key];
            if (last.price == 0 || last.at + HEARTBEAT < block.timestamp) continue;
            fresh++;
            if (last.price < least) least = last.price;
            if (last.price > most) most = last.price;
        }
        (,,, bool held,, uint128 accepted) = oracle.feeds(FEED);
        Checks.yes(accepted != 0, "a last value");
        Checks.yes(held || !mustBeHeld, "held until a role has looked");
        try oracle.priceOf(FEED) returns (uint128 price) {
            Checks.yes(fresh >= 3, "quorum");
            Checks.yes(!held, "not held");
            Checks.yes(price >= least && price <= most, "inside the fresh reports");
        } catch (bytes memory reason) {
            bool known = held || fresh < 3 || bytes4(reason) == PriceOracle.OutOfBounds.selector;
            Checks.yes(known, "no price without a reason");
        }
    }

    function _say(uint256 key, uint128 price, uint48 age) private {
        key = 1 + key % SOURCES;
        uint48 at = uint48(block.timestamp) - age;
        if (at < said[key].at) at = said[key].at;
        if (at + HEARTBEAT < block.timestamp) return;
        _report(key, price, at);
        said[key] = Said(price, at);
        (,,, bool held,,) = oracle.feeds(FEED);
        if (held) mustBeHeld = true;
    }
}

contract OracleInvariantTest {
    OracleHandler private _handler;

    function setUp() external {
        _handler = new OracleHandler();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    function invariant_I20_thePriceIsInsideTheFreshReportsOrThereIsNone() external view {
        _handler.check();
    }
}
