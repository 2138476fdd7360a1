// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ComplianceEngine} from "../../../main/solidity/compliance/ComplianceEngine.sol";
import {ComplianceRule, IHoldings, Kind, Move} from "../../../main/solidity/compliance/ComplianceRule.sol";
import {LockupRule} from "../../../main/solidity/compliance/LockupRule.sol";
import {TrancheToken} from "../../../main/solidity/tranche/TrancheToken.sol";
import {Checks} from "../support/Checks.sol";
import {TokenBench} from "../support/TokenBench.sol";
import {VM} from "../support/Vm.sol";

/// Refuses with the highest number that is a code.
contract HighestCode is ComplianceRule {
    constructor(address authority, IHoldings holdings) ComplianceRule(authority, holdings) {}

    function check(Move calldata) external pure override returns (uint8) {
        return 255;
    }
}

/// Rules at their bounds: exactly the limit, all of a holding, the same second; and what an order or a move within one
/// investor is not stopped by.
contract BoundariesTest is TokenBench {
    address private constant ALICE = address(0xA1);
    address private constant ALICE2 = address(0xA2);
    address private constant BOB = address(0xB1);
    address private constant BOB2 = address(0xB2);
    address private constant CAROL = address(0xC1);

    function setUp() external {
        _deploy(true);
        _register("alice", ALICE);
        _register("alice", ALICE2);
        _register("bob", BOB);
        _register("bob", BOB2);
        _register("carol", CAROL);
        _issue(token, ALICE, 100_000);
    }

    // Limits.

    function test_exactlyTheMinimumLotIsEnough() external {
        VM.prank(OFFICER);
        balanceLimit.setLimits(address(token), uint128(5 * LOT), 0);
        _refused(ALICE, BOB, 4 * LOT, 42);
        _transfer(ALICE, BOB, 5 * LOT);
        _refused(ALICE, CAROL, 91 * LOT, 42);
        _transfer(ALICE, CAROL, 90 * LOT);
        Checks.eq(token.balanceOf(ALICE), 5 * LOT, "the lot that is left");
    }

    // Countries.

    function test_aClosedPairStopsNeitherAnOrderNorAMoveWithinAnInvestor() external {
        VM.prank(OFFICER);
        countries.closePair(address(token), "US", "US", type(uint64).max);
        _refused(ALICE, BOB, LOT, 26);
        _transfer(ALICE, ALICE2, LOT);
        VM.prank(address(enforcement));
        token.forcedTransfer(ALICE, BOB, LOT);
        Checks.eq(token.balanceOf(BOB), LOT, "by order");
    }

    function test_aClosedPairOfNoCountryStopsNoIssue() external {
        VM.prank(OFFICER);
        countries.closePair(address(token), 0, "US", type(uint64).max);
        _issue(token, BOB, LOT);
    }

    // Retention.

    function test_allOfARetainedHoldingStays() external {
        _retain(60_000);
        _refused(ALICE, BOB, 100_000, 33);
        _refused(ALICE, BOB, 41_000, 33);
        _transfer(ALICE, BOB, 40_000);
    }

    function test_retentionStopsNeitherAnOrderNorAMoveWithinAnInvestor() external {
        _retain(100_000);
        _refused(ALICE, BOB, LOT, 33);
        _transfer(ALICE, ALICE2, 100_000);
        VM.prank(address(enforcement));
        token.forcedTransfer(ALICE2, BOB, LOT);
        Checks.eq(token.balanceOf(BOB), LOT, "by order");
    }

    // Lots.

    function test_A11_allOfALockedHoldingStays() external {
        _lock(30 days);
        _issue(token, BOB, 10_000);
        _refused(BOB, CAROL, 10_000, 32);
        // More than there is, is no matter of a lock: the token refuses it.
        Checks.eq(token.detectTransferRestriction(BOB, CAROL, 11_000), 0, "no restriction");
    }

    function test_A11_aMoveWithinAnInvestorKeepsTheDates() external {
        _lock(30 days);
        _issue(token, BOB, 10_000);
        uint256 acquired = block.timestamp;
        VM.warp(acquired + 10 days);
        _transfer(BOB, BOB2, 10_000);
        LockupRule.Lot[] memory lots = lockup.lotsOf(address(token), "bob");
        Checks.eq(lots.length, 1, "one lot");
        Checks.eq(lots[0].end, acquired + 30 days, "with its end");
        Checks.eq(lots[0].units, 10_000, "and its units");
    }

    function test_A11_freeUnitsGoBeforeLockedOnes() external {
        _issue(token, BOB, 5_000);
        _lock(30 days);
        _issue(token, BOB, 10_000);
        VM.startPrank(MARKET);
        token.burn(BOB, 5_000);
        Checks.eq(lockup.lockedUnits(address(token), "bob"), 10_000, "exactly the free ones");
        token.issueAt(BOB, 5_000, uint64(block.timestamp) - 31 days);
        token.burn(BOB, 8_000);
        VM.stopPrank();
        Checks.eq(lockup.lockedUnits(address(token), "bob"), 7_000, "the free ones, and the rest of the lot");
        Checks.eq(lockup.lotsOf(address(token), "bob").length, 1, "one lot");
        VM.prank(MARKET);
        token.burn(BOB, 7_000);
        Checks.eq(lockup.lotsOf(address(token), "bob").length, 0, "none");
    }

    function test_A11_withoutALockUnitsGoOnInTheSameSecond() external {
        _transfer(ALICE, BOB, LOT);
        Checks.eq(lockup.lotsOf(address(token), "bob").length, 0, "no lot");
        _transfer(BOB, CAROL, LOT);
    }

    function test_A11_lotsOfOneEndAddUp() external {
        _lock(10 days);
        _issue(token, BOB, 2 * LOT);
        _issue(token, BOB, LOT);
        Checks.eq(lockup.lotsOf(address(token), "bob").length, 1, "one lot");
        Checks.eq(lockup.lockedUnits(address(token), "bob"), 3 * LOT, "of both");
    }

    // Categories.

    function test_aMoveWithinAnInvestorLeavesNoCategory() external {
        VM.startPrank(MARKET);
        token.burn(ALICE, 100_000);
        VM.stopPrank();
        VM.prank(OFFICER);
        holderCount.addCategory(address(token), "US", 0, 1);
        _issue(token, ALICE, 10_000);
        _transfer(ALICE, ALICE2, 10_000);
        Checks.eq(holderCount.categoriesOf(address(token))[0].count, 1, "still counted");
        _refused(ALICE2, BOB, LOT, 43);
    }

    // Engine and orders.

    function test_A12_theHighestCodeIsACode() external {
        ComplianceRule[] memory rules = new ComplianceRule[](1);
        rules[0] = new HighestCode(address(manager), engine);
        _delayed(GOVERNOR, 2 days, address(engine), abi.encodeCall(ComplianceEngine.setRules, (address(token), rules)));
        _refused(ALICE, BOB, LOT, 255);
    }

    /// A token that reports what no token of ours does: a move of nothing, an order or an end with a date.
    function test_movesThatOurTokensDoNotMakeAreBookedRight() external {
        VM.prank(address(factory));
        engine.bind(address(this));
        VM.prank(OFFICER);
        holderCount.addCategory(address(this), "US", 0, 9);
        engine.moved(ALICE, BOB, 0, Kind.TRANSFER, 0, false, false);
        Checks.eq(engine.holders(address(this)), 0, "holders");
        Checks.eq(holderCount.categoriesOf(address(this))[0].count, 0, "of the category");
        VM.prank(OFFICER);
        lockup.setPeriod(address(this), 30 days);
        uint64 date = uint64(block.timestamp);
        engine.moved(address(0), BOB, 10, Kind.MINT, date, false, true);
        engine.moved(BOB, address(0), 4, Kind.BURN, date, false, false);
        engine.moved(BOB, CAROL, 3, Kind.FORCED, date + 1, false, true);
        Checks.eq(lockup.lotsOf(address(this), 0).length, 0, "nobody has no lots");
        Checks.eq(lockup.lotsOf(address(this), "carol").length, 1, "an order brings the lot that it took");
        Checks.eq(lockup.lotsOf(address(this), "bob")[0].units, 3, "and leaves the rest");
        Checks.eq(engine.holders(address(this)), 2, "holders");
    }

    function test_A06_aPositionOfAFrozenAmountEndsWithIt() external {
        VM.startPrank(FREEZER);
        token.setFrozenTokens(BOB, 7);
        Checks.eq(engine.positions(BOB), 1, "frozen without units");
        token.setFrozenTokens(BOB, 8);
        Checks.eq(engine.positions(BOB), 1, "the same one");
        token.setFrozenTokens(BOB, 0);
        Checks.eq(engine.positions(BOB), 0, "no more");
        VM.stopPrank();
    }

    function test_A06_aRecoveryTakesSixtyFourTokensAndNoMore() external {
        TrancheToken[] memory tokens = new TrancheToken[](64);
        for (uint256 i = 0; i < 64; i++) tokens[i] = i % 2 == 0 ? token : second;
        _recover("alice", ALICE, address(0xA3), tokens, "case");
        Checks.eq(token.balanceOf(address(0xA3)), 100_000, "recovered");
    }

    function _lock(uint64 period) private {
        VM.prank(OFFICER);
        lockup.setPeriod(address(token), period);
    }

    function _retain(uint192 units) private {
        VM.prank(OFFICER);
        retention.setRetention(address(token), "alice", units, type(uint64).max);
    }
}
