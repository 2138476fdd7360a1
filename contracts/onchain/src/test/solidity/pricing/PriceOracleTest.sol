// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PriceOracle} from "../../../main/solidity/pricing/PriceOracle.sol";
import {Checks} from "../support/Checks.sol";
import {Strangers} from "../support/Strangers.sol";
import {VM} from "../support/Vm.sol";
import {OracleFixture} from "./OracleFixture.sol";

/// Median, quorum, freshness and bounds, and who may do what.
contract PriceOracleTest is OracleFixture {
    function setUp() external {
        _setUpOracle(3);
    }

    function test_theMiddleOfThree() external {
        _report(1, 990_00);
        _report(2, 1_010_00);
        _report(3, 1_005_00);
        Checks.eq(oracle.priceOf(FEED), 1_005_00, "median");
    }

    function test_strangersChangeNothing() external {
        bytes4[] memory shut = new bytes4[](4);
        shut[0] = PriceOracle.configure.selector;
        shut[1] = PriceOracle.setAnchor.selector;
        shut[2] = PriceOracle.addSource.selector;
        shut[3] = PriceOracle.removeSource.selector;
        Strangers.requireShut(address(oracle), shut);
    }

    function test_anyoneMayBringASignedReport() external {
        PriceOracle.Report memory given = PriceOracle.Report(FEED, ANCHOR, uint48(block.timestamp), 1);
        bytes memory signature = _sign(1, given);
        VM.prank(Strangers.STRANGER);
        oracle.report(given, signature);
        Checks.eq(oracle.sourcesOf(FEED)[0].price, ANCHOR, "reported");
    }

    function test_quorumIsMoreThanHalf() external {
        _report(1, ANCHOR);
        VM.expectRevert(abi.encodeWithSelector(PriceOracle.NoQuorum.selector, FEED, 1, 3));
        oracle.priceOf(FEED);
        _report(2, ANCHOR);
        Checks.eq(oracle.priceOf(FEED), ANCHOR, "two of three");
        oracle.addSource(FEED, VM.addr(4), bytes32(uint256(4)));
        VM.expectRevert(abi.encodeWithSelector(PriceOracle.NoQuorum.selector, FEED, 2, 4));
        oracle.priceOf(FEED);
    }

    function test_anObservationIsGoodForTheHeartbeatAndNotLonger() external {
        _all(3, ANCHOR);
        VM.warp(block.timestamp + HEARTBEAT);
        Checks.eq(oracle.priceOf(FEED), ANCHOR, "still fresh");
        VM.warp(block.timestamp + 1);
        VM.expectRevert(abi.encodeWithSelector(PriceOracle.NoQuorum.selector, FEED, 0, 3));
        oracle.priceOf(FEED);
    }

    function test_theStepItselfIsAllowedAndOneMoreHolds() external {
        _all(3, 1_050_00);
        Checks.eq(oracle.priceOf(FEED), 1_050_00, "five percent");
        _all(3, 1_102_51);
        VM.expectRevert(abi.encodeWithSelector(PriceOracle.FeedHeld.selector, FEED));
        oracle.priceOf(FEED);
        _all(3, 1_050_00);
        VM.expectRevert(abi.encodeWithSelector(PriceOracle.FeedHeld.selector, FEED));
        oracle.priceOf(FEED);
    }

    function test_aHeldFeedMovesOnByNoReport() external {
        _all(3, 1_050_00);
        _all(3, 1_102_51);
        VM.recordLogs();
        _all(3, 1_060_00);
        Checks.eq(VM.getRecordedLogs().length, 3, "the reports alone");
        (,,, bool held,, uint128 last) = oracle.feeds(FEED);
        Checks.yes(held, "held");
        Checks.eq(last, 1_050_00, "as it was");
    }

    function test_aPriceThatStandsIsNotToldAgain() external {
        _all(3, 1_001_00);
        VM.recordLogs();
        _all(3, 1_001_00);
        Checks.eq(VM.getRecordedLogs().length, 3, "the reports alone");
    }

    function test_aFeedWithoutQuorumIsNotHeldByIt() external {
        _report(1, ANCHOR);
        (,,, bool held,, uint128 last) = oracle.feeds(FEED);
        Checks.yes(!held, "not held");
        Checks.eq(last, ANCHOR, "as the anchor has it");
    }

    function test_anAnchorReleasesAHeldFeed() external {
        _all(3, 900_00);
        VM.expectRevert(abi.encodeWithSelector(PriceOracle.FeedHeld.selector, FEED));
        oracle.priceOf(FEED);
        oracle.setAnchor(FEED, 900_00);
        Checks.eq(oracle.priceOf(FEED), 900_00, "looked at");
    }

    function test_whatIsFreshNowIsJudgedAnew() external {
        _report(1, 1_000_00);
        VM.warp(block.timestamp + 30 minutes);
        _report(2, 1_000_00);
        _report(3, 1_090_00);
        Checks.eq(oracle.priceOf(FEED), 1_000_00, "middle of three");
        VM.warp(block.timestamp + 31 minutes);
        Checks.eq(oracle.priceOf(FEED), 1_045_00, "middle of two");
        oracle.configure(FEED, HEARTBEAT, 449, 2_000);
        VM.expectRevert(abi.encodeWithSelector(PriceOracle.OutOfBounds.selector, FEED, 1_045_00));
        oracle.priceOf(FEED);
    }

    function test_aRemovedSourceHasNoVoice() external {
        _all(3, ANCHOR);
        oracle.removeSource(FEED, VM.addr(1));
        Checks.eq(oracle.sourcesOf(FEED).length, 2, "two left");
        Checks.eq(oracle.sourcesOf(FEED)[0].key, VM.addr(3), "the last took its place");
        PriceOracle.Report memory given = PriceOracle.Report(FEED, ANCHOR, uint48(block.timestamp), 9);
        bytes memory signature = _sign(1, given);
        VM.expectRevert(abi.encodeWithSelector(PriceOracle.NotASource.selector, FEED, VM.addr(1)));
        oracle.report(given, signature);
        address key = VM.addr(1);
        VM.expectRevert(abi.encodeWithSelector(PriceOracle.NotASource.selector, FEED, key));
        oracle.removeSource(FEED, key);
    }

    function test_nineSourcesAndNoMore() external {
        for (uint256 key = 4; key <= 9; key++) oracle.addSource(FEED, VM.addr(key), bytes32(key));
        address tenth = VM.addr(10);
        VM.expectRevert(abi.encodeWithSelector(PriceOracle.TooManySources.selector, FEED));
        oracle.addSource(FEED, tenth, bytes32(uint256(10)));
        for (uint256 key = 1; key <= 9; key++) _report(key, ANCHOR + uint128(10 - key));
        Checks.eq(oracle.priceOf(FEED), ANCHOR + 5, "middle of nine");
    }

    function test_settingsThatCannotBe() external {
        bytes memory bad = abi.encodeWithSelector(PriceOracle.BadSettings.selector, FEED);
        VM.expectRevert(bad);
        oracle.configure(FEED, 0, 500, 2_000);
        VM.expectRevert(bad);
        oracle.configure(FEED, 1, 0, 2_000);
        VM.expectRevert(bad);
        oracle.configure(FEED, 1, 500, 0);
        VM.expectRevert(bad);
        oracle.configure(FEED, 1, 10_000, 2_000);
        VM.expectRevert(bad);
        oracle.configure(FEED, 1, 500, 10_000);
        oracle.configure(FEED, 1, 9_999, 9_999);
    }

    function test_nothingIsMissing() external {
        bytes memory missing = abi.encodeWithSelector(PriceOracle.Missing.selector, FEED);
        VM.expectRevert(missing);
        oracle.setAnchor(FEED, 0);
        VM.expectRevert(missing);
        oracle.addSource(FEED, address(0), bytes32(uint256(1)));
        VM.expectRevert(missing);
        oracle.addSource(FEED, address(1), 0);
    }

    function test_aFeedWithoutSettingsOrAnchorHasNoPrice() external {
        bytes32 other = keccak256("other");
        bytes memory unknown = abi.encodeWithSelector(PriceOracle.UnknownFeed.selector, other);
        VM.expectRevert(unknown);
        oracle.setAnchor(other, 1);
        VM.expectRevert(unknown);
        oracle.priceOf(other);
        PriceOracle.Report memory given = PriceOracle.Report(other, 1, uint48(block.timestamp), 1);
        bytes memory signature = _sign(1, given);
        VM.expectRevert(unknown);
        oracle.report(given, signature);
    }

    function test_eachStepIsTold() external {
        _report(1, 1_001_00);
        VM.expectEmit();
        emit PriceOracle.Reported(FEED, VM.addr(2), 1_002_00, uint48(block.timestamp));
        VM.expectEmit();
        emit PriceOracle.Accepted(FEED, 1_001_50);
        _report(2, 1_002_00);
        _report(3, 1_200_00);
        VM.expectEmit();
        emit PriceOracle.Held(FEED, 1_200_00, 1_002_00, ANCHOR);
        _report(2, 1_200_00);
    }
}
