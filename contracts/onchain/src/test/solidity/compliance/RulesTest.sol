// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CountryRule} from "../../../main/solidity/compliance/CountryRule.sol";
import {LockupRule} from "../../../main/solidity/compliance/LockupRule.sol";
import {TrancheToken} from "../../../main/solidity/tranche/TrancheToken.sol";
import {Checks} from "../support/Checks.sol";
import {TokenBench} from "../support/TokenBench.sol";
import {VM} from "../support/Vm.sol";

/// Each rule by itself: attacks A09 and A11, and the rules' part of A08.
contract RulesTest is TokenBench {
    address private constant ALICE = address(0xA1);
    address private constant ALICE2 = address(0xA2);
    address private constant BOB = address(0xB1);
    address private constant CAROL = address(0xC1);

    function setUp() external {
        _deploy(true);
        _register("alice", ALICE);
        _register("alice", ALICE2);
        _register("bob", BOB);
        _register("carol", CAROL);
        _issue(token, ALICE, 100_000);
    }

    function test_countriesAreOpenOrListed() external {
        VM.startPrank(OFFICER);
        countries.list(address(token), "US", true);
        _code(ALICE, BOB, LOT, 24);
        countries.setMode(address(token), CountryRule.Mode.LISTED);
        _code(ALICE, BOB, LOT, 0);
        countries.list(address(token), "US", false);
        _code(ALICE, BOB, LOT, 24);
        VM.stopPrank();
        Checks.yes(!token.canReceive(BOB), "not receiving");
    }

    function test_flowBackIsClosedUntilItsLastSecond() external {
        VM.prank(MIRROR);
        registry.register("alice", ALICE, "GB", true);
        uint64 until = uint64(block.timestamp) + 40 days;
        VM.prank(OFFICER);
        countries.closePair(address(token), "GB", "US", until);
        _refused(ALICE, BOB, LOT, 26);
        _code(BOB, ALICE, 0, 0);
        VM.warp(until);
        _code(ALICE, BOB, LOT, 26);
        VM.warp(until + 1);
        _transfer(ALICE, BOB, LOT);
    }

    function test_qualificationsOfTheClass() external {
        VM.prank(OFFICER);
        qualifications.setRequired(address(token), 5);
        _refused(ALICE, BOB, LOT, 25);
        manager.grantRole(1002, address(this), 0);
        registry.attest("bob", 2, type(uint64).max);
        _transfer(ALICE, BOB, LOT);
        VM.prank(OFFICER);
        qualifications.setRequired(address(token), 0);
        _transfer(ALICE, CAROL, LOT);
    }

    function test_listedWalletsNeitherSendNorReceive() external {
        VM.prank(OFFICER);
        sanctions.list(BOB, true);
        _refused(ALICE, BOB, LOT, 23);
        _code(BOB, ALICE, 0, 13);
    }

    function test_A09_theMaximumIsTheInvestorsOverAllWallets() external {
        VM.prank(OFFICER);
        balanceLimit.setLimits(address(token), uint128(5 * LOT), 50_000);
        _issue(token, CAROL, 50_000);
        _register("bob", address(0xB2));
        _transfer(ALICE, BOB, 30_000);
        _refused(ALICE, address(0xB2), 21_000, 41);
        _transfer(ALICE, address(0xB2), 20_000);
        // Within one investor nothing is counted.
        _transfer(BOB, address(0xB2), 1_000);
    }

    function test_A09_dustIsBelowTheMinimumLot() external {
        VM.prank(OFFICER);
        balanceLimit.setLimits(address(token), uint128(5 * LOT), 0);
        _refused(ALICE, BOB, 4_000, 42);
        _refused(ALICE, BOB, 96_000, 42);
        _transfer(ALICE, BOB, 95_000);
        _transfer(ALICE, BOB, 5_000);
        Checks.eq(engine.holders(address(token)), 1, "one is left");
    }

    function test_A09_holdersAreCountedByInvestor() external {
        VM.prank(OFFICER);
        holderCount.setMaximum(address(token), 2);
        _transfer(ALICE, BOB, 10_000);
        _refused(ALICE, CAROL, LOT, 40);
        _transfer(ALICE, ALICE2, 10_000);
        _transfer(ALICE, ALICE, LOT);
        _transfer(ALICE, CAROL, 0);
        Checks.eq(engine.holders(address(token)), 2, "no drift");
        _transfer(BOB, CAROL, 10_000);
        Checks.eq(engine.holders(address(token)), 2, "one left, one came");
        _recover("carol", CAROL, address(0xC2), _both(), "lost");
        Checks.eq(engine.holders(address(token)), 2, "a recovery counts nothing");
        Checks.eq(engine.unitsOf(address(token), "carol"), 10_000, "units");
        _refused(ALICE, BOB, LOT, 40);
        _forcedRefused(ALICE, BOB, 40);
    }

    function test_retainedUnitsStayUntilTheDutyEnds() external {
        uint64 until = uint64(block.timestamp) + 5;
        VM.prank(OFFICER);
        retention.setRetention(address(token), "alice", 60_000, until);
        _refused(ALICE, BOB, 41_000, 33);
        _transfer(ALICE, BOB, 40_000);
        VM.warp(until + 1);
        _transfer(ALICE, BOB, 60_000);
    }

    function test_theWindowIsClosedUntilTheCut() external {
        VM.prank(OFFICER);
        transferWindow.setWindow(address(token), 1, uint64(block.timestamp) + 10);
        _transfer(ALICE, BOB, LOT);
        VM.warp(block.timestamp + 10);
        _refused(ALICE, BOB, LOT, 50);
        VM.prank(MIRROR);
        factory.cutRecordOfDeal(DEAL, 1);
        _transfer(ALICE, BOB, LOT);
    }

    function test_A11_aLockEndsStrictlyAfterItsLastSecond() external {
        _lock(30 days);
        _issue(token, BOB, 10_000);
        uint256 acquired = block.timestamp;
        _refused(BOB, ALICE, LOT, 32);
        VM.warp(acquired + 30 days);
        _refused(BOB, ALICE, LOT, 32);
        VM.warp(acquired + 30 days + 1);
        _transfer(BOB, ALICE, LOT);
    }

    function test_A11_burnMintAndOlderLotsFreeNothing() external {
        _lock(30 days);
        _issue(token, BOB, 10_000);
        uint256 start = block.timestamp;
        VM.warp(start + 20 days);
        VM.startPrank(MARKET);
        token.burn(BOB, 10_000);
        token.issue(BOB, 10_000);
        VM.stopPrank();
        VM.warp(start + 31 days);
        _refused(BOB, CAROL, LOT, 32);
        // Alice's units are from before the lock; the receiver's own holding period starts at the transfer.
        _transfer(ALICE, BOB, 5_000);
        _refused(BOB, CAROL, LOT, 32);
        VM.warp(start + 50 days + 1);
        _transfer(BOB, CAROL, 10_000);
        _refused(BOB, CAROL, LOT, 32);
    }

    function test_A11_aForcedTransferKeepsTheDatesOfItsLots() external {
        _lock(30 days);
        VM.startPrank(MARKET);
        token.issueAt(BOB, 10_000, uint64(block.timestamp));
        token.issueAt(BOB, 10_000, uint64(block.timestamp) + 5 days);
        VM.stopPrank();
        _forced(token, BOB, CAROL, 15_000, "court");
        LockupRule.Lot[] memory lots = lockup.lotsOf(address(token), "carol");
        Checks.eq(lots.length, 2, "two lots moved");
        Checks.eq(lots[0].units + lots[1].units, 15_000, "with all units");
        Checks.eq(lots[0].end + 5 days, lots[1].end, "each with its own end");
        Checks.eq(lockup.lockedUnits(address(token), "bob"), 5_000, "the rest stays");
        _refused(CAROL, ALICE, LOT, 32);
        VM.warp(lots[0].end + 1);
        _transfer(CAROL, ALICE, 10_000);
        _refused(CAROL, ALICE, LOT, 32);
    }

    function test_lotsAreBoundedAndAMergeFreesNothingEarly() external {
        _lock(100 days);
        for (uint256 i = 0; i < 40; i++) {
            VM.warp(block.timestamp + 1 days);
            _issue(token, BOB, LOT);
        }
        LockupRule.Lot[] memory lots = lockup.lotsOf(address(token), "bob");
        Checks.eq(lots.length, lockup.MAX_LOTS(), "bounded");
        Checks.eq(lockup.lockedUnits(address(token), "bob"), 40_000, "nothing lost");
        // With every lot open and every slot cold the rule stays within its gas.
        _refused(BOB, ALICE, LOT, 32);
    }

    function test_expiredLotsAndTodaysLotsOfOneEndAreOne() external {
        _lock(10 days);
        _issue(token, BOB, LOT);
        _issue(token, BOB, LOT);
        Checks.eq(lockup.lotsOf(address(token), "bob").length, 1, "one end, one lot");
        VM.warp(block.timestamp + 11 days);
        _issue(token, BOB, LOT);
        Checks.eq(lockup.lotsOf(address(token), "bob").length, 1, "what ended is dropped");
        VM.prank(MARKET);
        token.issueAt(BOB, LOT, uint64(block.timestamp) - 11 days);
        Checks.eq(lockup.lockedUnits(address(token), "bob"), LOT, "acquired long ago: free");
    }

    function _lock(uint64 period) private {
        VM.prank(OFFICER);
        lockup.setPeriod(address(token), period);
    }

    function _forcedRefused(address from, address to, uint8 code) private {
        VM.prank(address(enforcement));
        VM.expectRevert(abi.encodeWithSelector(TrancheToken.TransferRefused.selector, code, from, to, LOT));
        token.forcedTransfer(from, to, LOT);
    }
}
