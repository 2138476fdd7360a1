// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PriceOracle} from "../../../main/solidity/pricing/PriceOracle.sol";
import {Checks} from "../support/Checks.sol";
import {VM} from "../support/Vm.sol";
import {OracleFixture} from "./OracleFixture.sol";

/// A21: what sources, relayers and time might try.
contract OracleAttackTest is OracleFixture {
    function setUp() external {
        _setUpOracle(3);
    }

    function test_A21_onePartyWithManyKeysIsOneSource() external {
        address second = VM.addr(77);
        VM.expectRevert(
            abi.encodeWithSelector(PriceOracle.PartyCountsOnce.selector, FEED, second, bytes32(uint256(1)))
        );
        oracle.addSource(FEED, second, bytes32(uint256(1)));
        address first = VM.addr(1);
        VM.expectRevert(abi.encodeWithSelector(PriceOracle.PartyCountsOnce.selector, FEED, first, bytes32("new")));
        oracle.addSource(FEED, first, bytes32("new"));
    }

    function test_A21_manyReportsOfOneSourceAreOne() external {
        for (uint256 i = 0; i < 5; i++) _report(1, 1_040_00);
        VM.expectRevert(abi.encodeWithSelector(PriceOracle.NoQuorum.selector, FEED, 1, 3));
        oracle.priceOf(FEED);
        _report(2, 1_000_00);
        _report(3, 1_001_00);
        Checks.eq(oracle.priceOf(FEED), 1_001_00, "one voice of three");
    }

    function test_A21_anEvenCountStaysBetweenItsMiddleValues() external {
        _report(1, 1_000_00);
        _report(2, 1_000_01);
        Checks.eq(oracle.priceOf(FEED), 1_000_00, "rounded down");
    }

    function test_A21_staleReportsAreNoQuorum() external {
        _report(1, 1_000_00);
        _report(2, 1_000_00);
        VM.warp(block.timestamp + HEARTBEAT + 1);
        _report(3, 1_040_00);
        VM.expectRevert(abi.encodeWithSelector(PriceOracle.NoQuorum.selector, FEED, 1, 3));
        oracle.priceOf(FEED);
    }

    function test_A21_theFutureIsRefused() external {
        uint48 ahead = uint48(block.timestamp) + 1;
        PriceOracle.Report memory given = PriceOracle.Report(FEED, ANCHOR, ahead, 1);
        bytes memory signature = _sign(1, given);
        VM.expectRevert(abi.encodeWithSelector(PriceOracle.NotFresh.selector, FEED, ahead, block.timestamp));
        oracle.report(given, signature);
    }

    function test_A21_tooOldIsRefused() external {
        uint48 old = uint48(block.timestamp) - HEARTBEAT - 1;
        PriceOracle.Report memory given = PriceOracle.Report(FEED, ANCHOR, old, 1);
        bytes memory signature = _sign(1, given);
        VM.expectRevert(abi.encodeWithSelector(PriceOracle.NotFresh.selector, FEED, old, block.timestamp));
        oracle.report(given, signature);
        _report(1, ANCHOR, old + 1);
    }

    function test_A21_anOldReportCannotBeBroughtAgain() external {
        PriceOracle.Report memory first = PriceOracle.Report(FEED, 990_00, uint48(block.timestamp), 1);
        bytes memory signature = _sign(1, first);
        oracle.report(first, signature);
        VM.expectRevert(abi.encodeWithSelector(PriceOracle.Superseded.selector, FEED, VM.addr(1), 1));
        oracle.report(first, signature);
        PriceOracle.Report memory back = PriceOracle.Report(FEED, 990_00, uint48(block.timestamp) - 1, 2);
        bytes memory later = _sign(1, back);
        VM.expectRevert(abi.encodeWithSelector(PriceOracle.Superseded.selector, FEED, VM.addr(1), 2));
        oracle.report(back, later);
    }

    function test_A21_zeroIsNoPriceAndHugeHolds() external {
        PriceOracle.Report memory zero = PriceOracle.Report(FEED, 0, uint48(block.timestamp), 1);
        bytes memory signature = _sign(1, zero);
        VM.expectRevert(abi.encodeWithSelector(PriceOracle.Missing.selector, FEED));
        oracle.report(zero, signature);
        // Below zero is not expressible: a negative number does not decode as uint128.
        (bool ok,) = address(oracle).call(
            abi.encodeWithSelector(PriceOracle.report.selector, FEED, int256(-1), block.timestamp, 1, 160, 0)
        );
        Checks.yes(!ok, "a negative price was decoded");
        _all(3, type(uint128).max);
        VM.expectRevert(abi.encodeWithSelector(PriceOracle.FeedHeld.selector, FEED));
        oracle.priceOf(FEED);
    }

    function test_A21_aSlowWalkInsideTheStepEndsAtTheAnchorsBound() external {
        uint128 price = ANCHOR;
        for (uint256 day = 0; day < 4; day++) {
            price = price * 104 / 100;
            VM.warp(block.timestamp + 1 days);
            _all(3, price);
            Checks.eq(oracle.priceOf(FEED), price, "small steps");
        }
        price = price * 104 / 100;
        VM.warp(block.timestamp + 1 days);
        _all(3, price);
        VM.expectRevert(abi.encodeWithSelector(PriceOracle.FeedHeld.selector, FEED));
        oracle.priceOf(FEED);
    }

    function test_A21_eachFeedHasItsOwnHeartbeat() external {
        bytes32 slow = keccak256("rent index");
        oracle.configure(slow, 30 days, 500, 2_000);
        oracle.setAnchor(slow, ANCHOR);
        oracle.addSource(slow, VM.addr(1), bytes32(uint256(1)));
        PriceOracle.Report memory given = PriceOracle.Report(slow, ANCHOR, uint48(block.timestamp), 1);
        oracle.report(given, _sign(1, given));
        _all(3, ANCHOR);
        VM.warp(block.timestamp + 2 hours);
        Checks.eq(oracle.priceOf(slow), ANCHOR, "good for a month");
        VM.expectRevert(abi.encodeWithSelector(PriceOracle.NoQuorum.selector, FEED, 0, 3));
        oracle.priceOf(FEED);
    }

    function test_A21_aSignatureForAnotherChainOrContractIsNoSource() external {
        PriceOracle.Report memory given = PriceOracle.Report(FEED, ANCHOR, uint48(block.timestamp), 1);
        bytes memory signature = _sign(1, given);
        uint256 here = block.chainid;
        VM.chainId(here + 1);
        (bool ok,) = address(oracle).call(abi.encodeCall(PriceOracle.report, (given, signature)));
        VM.chainId(here);
        Checks.yes(!ok, "signed for another chain");
        PriceOracle signedFor = oracle;
        PriceOracle other = new PriceOracle(address(manager));
        other.configure(FEED, HEARTBEAT, 500, 2_000);
        other.setAnchor(FEED, ANCHOR);
        other.addSource(FEED, VM.addr(1), bytes32(uint256(1)));
        (ok,) = address(other).call(abi.encodeCall(PriceOracle.report, (given, signature)));
        Checks.yes(!ok, "signed for another contract");
        signedFor.report(given, signature);
        given.price++;
        given.nonce++;
        (ok,) = address(signedFor).call(abi.encodeCall(PriceOracle.report, (given, signature)));
        Checks.yes(!ok, "another price under the same signature");
    }

    function test_A21_aFeedThatIsHeldStaysSoByReports() external {
        _all(3, 1_100_00);
        for (uint256 i = 0; i < 3; i++) {
            VM.warp(block.timestamp + 1 days);
            _all(3, ANCHOR);
        }
        VM.expectRevert(abi.encodeWithSelector(PriceOracle.FeedHeld.selector, FEED));
        oracle.priceOf(FEED);
    }
}
