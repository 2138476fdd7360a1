// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC1404, IERC7943Fungible} from "../../../main/solidity/tranche/IERC7943Fungible.sol";
import {Enforcement} from "../../../main/solidity/compliance/Enforcement.sol";
import {RecordedBalances} from "../../../main/solidity/tranche/RecordedBalances.sol";
import {TrancheToken} from "../../../main/solidity/tranche/TrancheToken.sol";
import {Checks} from "../support/Checks.sol";
import {TokenBench} from "../support/TokenBench.sol";
import {VM, Vm} from "../support/Vm.sol";

/// The surface of a token whose holders may transfer: ERC-20, ERC-7943, ERC-1404, records, factor, pause, close.
contract TrancheTokenTest is TokenBench {
    address private constant ALICE = address(0xA1);
    address private constant BOB = address(0xB1);

    function setUp() external {
        _deploy(true);
        _register("alice", ALICE);
        _register("bob", BOB);
        _issue(token, ALICE, 100_000);
    }

    function test_interfacesAreThoseOfTheStandards() external view {
        Checks.yes(type(IERC7943Fungible).interfaceId == 0x3edbb4c4, "ERC-7943");
        Checks.yes(type(IERC1404).interfaceId == 0xab84a5c8, "ERC-1404");
        Checks.yes(token.supportsInterface(0x3edbb4c4) && token.supportsInterface(0xab84a5c8), "declared");
        Checks.yes(token.supportsInterface(0x01ffc9a7) && token.supportsInterface(0x36372b07), "ERC-165 and ERC-20");
        Checks.yes(!token.supportsInterface(0xffffffff), "nothing else");
        Checks.eq(token.decimals(), 2, "minor digits");
    }

    function test_holdersTransferUnderAllChecks() external {
        _code(ALICE, BOB, LOT, 0);
        Checks.yes(token.canTransfer(ALICE, BOB, LOT) && token.canSend(ALICE) && token.canReceive(BOB), "may");
        _transfer(ALICE, BOB, LOT);
        Checks.eq(token.balanceOf(BOB), LOT, "moved");
        // Lack of balance is no restriction, but the token's error.
        _code(ALICE, BOB, 200_000, 0);
        VM.prank(ALICE);
        VM.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, ALICE, 99_000, 200_000)
        );
        token.transfer(BOB, 200_000);
        _refused(ALICE, BOB, LOT + 1, 42);
    }

    function test_eachRefusalHasItsCode() external {
        address stranger = address(0xF00);
        _refused(ALICE, stranger, LOT, 20);
        _refused(ALICE, address(token), LOT, 5);
        _refused(ALICE, POOL, LOT, 5);
        _code(ALICE, address(0), LOT, 5);
        _code(stranger, ALICE, LOT, 10);
        VM.prank(FREEZER);
        registry.suspend("bob", true);
        _refused(ALICE, BOB, LOT, 22);
        _code(BOB, ALICE, 0, 12);
        VM.startPrank(FREEZER);
        registry.suspend("bob", false);
        registry.sanction("bob", true);
        VM.stopPrank();
        _refused(ALICE, BOB, LOT, 23);
        _code(BOB, ALICE, 0, 13);
        VM.prank(MIRROR);
        registry.verify("bob", "US", uint64(block.timestamp) - 1);
        _refused(ALICE, BOB, LOT, 21);
        _code(BOB, ALICE, 0, 11);
        Checks.yes(!token.canReceive(BOB) && !token.canSend(BOB), "neither");
    }

    function test_everyCodeHasAText() external view {
        Checks.eq(keccak256(bytes(token.messageForTransferRestriction(0))), keccak256("allowed"), "0");
        Checks.eq(keccak256(bytes(token.messageForTransferRestriction(31))), keccak256("free balance too small"), "31");
        Checks.eq(keccak256(bytes(token.messageForTransferRestriction(99))), keccak256("rule of the deal"), "99");
        Checks.eq(keccak256(bytes(token.messageForTransferRestriction(27))), keccak256("unknown code"), "27");
    }

    function test_theFrozenPartStaysAndMayBeAboveTheBalance() external {
        VM.prank(FREEZER);
        token.setFrozenTokens(ALICE, 95_000);
        _code(ALICE, BOB, 6_000, 31);
        VM.prank(ALICE);
        VM.expectRevert(
            abi.encodeWithSelector(IERC7943Fungible.ERC7943InsufficientUnfrozenBalance.selector, ALICE, 6_000, 5_000)
        );
        token.transfer(BOB, 6_000);
        _transfer(ALICE, BOB, 5_000);
        VM.prank(FREEZER);
        token.setFrozenTokens(ALICE, type(uint256).max);
        _code(ALICE, BOB, LOT, 31);
        _transfer(BOB, ALICE, 1_000);
        _code(ALICE, BOB, LOT, 31);
        Checks.eq(token.getFrozenTokens(ALICE), type(uint256).max, "absolute");
    }

    function test_A04_aForcedTransferToOneselfOrOfLessThanTheFreePartUnfreezesNothing() external {
        VM.prank(FREEZER);
        token.setFrozenTokens(ALICE, 60_000);
        _forced(token, ALICE, ALICE, 100_000, "c1");
        Checks.eq(token.getFrozenTokens(ALICE), 60_000, "to oneself");
        Checks.eq(token.balanceOf(ALICE), 100_000, "nothing moved");
        _forced(token, ALICE, BOB, 40_000, "c2");
        Checks.eq(token.getFrozenTokens(ALICE), 60_000, "less than the free part");
        _forced(token, ALICE, BOB, 10_000, "c3");
        Checks.eq(token.getFrozenTokens(ALICE), 50_000, "what is left");
        Checks.eq(token.balanceOf(BOB), 50_000, "moved");
    }

    function test_A05_aForcedTransferGoesToNobodyWhoMayNotReceive() external {
        _register("carol", address(0xCA));
        VM.prank(FREEZER);
        registry.suspend("carol", true);
        _forcedRefused(address(0xCA), 22);
        _forcedRefused(address(0xF00), 20);
        _forcedRefused(address(0), 5);
        _forcedRefused(address(token), 5);
        _forcedRefused(POOL, 5);
        VM.startPrank(MIRROR);
        registry.register("dave", address(0xDA), "US", false);
        VM.stopPrank();
        _forcedRefused(address(0xDA), 25);
    }

    function _forcedRefused(address to, uint8 code) private {
        bytes memory call = abi.encodeCall(Enforcement.forcedTransfer, (token, ALICE, to, LOT, keccak256(abi.encode(to, code))));
        VM.prank(ENFORCER);
        manager.schedule(address(enforcement), call, 0);
        VM.warp(block.timestamp + 1 days);
        VM.prank(ENFORCER);
        VM.expectRevert(abi.encodeWithSelector(TrancheToken.TransferRefused.selector, code, ALICE, to, LOT));
        manager.execute(address(enforcement), call);
    }

    function test_A10_aSpenderGetsNoFurtherThanTheOwner() external {
        VM.prank(ALICE);
        token.approve(BOB, 50_000);
        VM.prank(FREEZER);
        token.setFrozenTokens(ALICE, 100_000);
        VM.prank(BOB);
        VM.expectRevert(
            abi.encodeWithSelector(IERC7943Fungible.ERC7943InsufficientUnfrozenBalance.selector, ALICE, LOT, 0)
        );
        token.transferFrom(ALICE, BOB, LOT);
        VM.prank(FREEZER);
        token.setFrozenTokens(ALICE, 0);
        VM.prank(FREEZER);
        registry.suspend("alice", true);
        VM.prank(BOB);
        VM.expectRevert(abi.encodeWithSelector(TrancheToken.TransferRefused.selector, 12, ALICE, BOB, LOT));
        token.transferFrom(ALICE, BOB, LOT);
    }

    function test_A10_nothingIsApprovedWhilePausedAndPausingDoesNotStopEnforcement() external {
        VM.prank(PAUSER);
        token.pause();
        VM.prank(ALICE);
        VM.expectRevert(abi.encodeWithSelector(TrancheToken.TransferRefused.selector, 1, ALICE, BOB, 1));
        token.approve(BOB, 1);
        _refused(ALICE, BOB, LOT, 1);
        VM.prank(MARKET);
        VM.expectRevert(abi.encodeWithSelector(TrancheToken.TransferRefused.selector, 1, address(0), BOB, LOT));
        token.issue(BOB, LOT);
        VM.prank(MARKET);
        VM.expectRevert(abi.encodeWithSelector(TrancheToken.TransferRefused.selector, 1, ALICE, BOB, LOT));
        token.settleTransfer(ALICE, BOB, LOT, uint64(block.timestamp));
        _forced(token, ALICE, BOB, LOT, "paused");
        Checks.eq(token.balanceOf(BOB), LOT, "enforced");
        VM.prank(PAUSER);
        VM.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, PAUSER));
        token.unpause();
        _delayed(UNPAUSER, 1 hours, address(enforcement), abi.encodeCall(Enforcement.unpause, (token)));
        _transfer(ALICE, BOB, LOT);
    }

    function test_A10_anAllowanceOfALostWalletIsVoid() external {
        VM.prank(ALICE);
        token.approve(BOB, 50_000);
        address fresh = address(0xA2);
        _recover("alice", ALICE, fresh, _both(), "lost");
        VM.prank(MARKET);
        token.issueAt(fresh, LOT, 0);
        VM.prank(BOB);
        VM.expectRevert(abi.encodeWithSelector(TrancheToken.TransferRefused.selector, 10, ALICE, BOB, LOT));
        token.transferFrom(ALICE, BOB, LOT);
    }

    function test_unitsAreIssuedToQualifiedWalletsInWholeDenominationsUpToTheOriginalBalance() external {
        VM.startPrank(MARKET);
        VM.expectRevert(abi.encodeWithSelector(TrancheToken.NotADenomination.selector, LOT + 1));
        token.issue(BOB, LOT + 1);
        VM.expectRevert(abi.encodeWithSelector(TrancheToken.NotADenomination.selector, 0));
        token.issue(BOB, 0);
        VM.expectRevert(abi.encodeWithSelector(TrancheToken.AboveOriginalBalance.selector, ORIGINAL + LOT));
        token.issue(BOB, ORIGINAL - 100_000 + LOT);
        token.burn(ALICE, 60_000);
        VM.stopPrank();
        Checks.eq(token.totalSupply(), 40_000, "burnt");
    }

    function test_A17_theFactorNeverRisesAndEndsWithTheClose() external {
        VM.startPrank(MIRROR);
        factory.setClassBalance(DEAL, "A", ORIGINAL / 4);
        Checks.eq(token.factorRay(), 25e25, "a quarter");
        VM.expectRevert(abi.encodeWithSelector(TrancheToken.BalanceRises.selector, ORIGINAL / 4, ORIGINAL / 4 + 1));
        factory.setClassBalance(DEAL, "A", ORIGINAL / 4 + 1);
        VM.stopPrank();
        bytes memory close = abi.encodeCall(Enforcement.close, (token));
        VM.prank(GOVERNOR);
        manager.schedule(address(enforcement), close, 0);
        VM.warp(block.timestamp + 2 days);
        VM.prank(GOVERNOR);
        VM.expectRevert(abi.encodeWithSelector(TrancheToken.StillOutstanding.selector, 100_000, ORIGINAL / 4));
        manager.execute(address(enforcement), close);
        VM.prank(MIRROR);
        factory.setClassBalance(DEAL, "A", 0);
        VM.prank(GOVERNOR);
        manager.execute(address(enforcement), close);
        _refused(ALICE, BOB, LOT, 2);
        VM.prank(MIRROR);
        VM.expectRevert(TrancheToken.ClosedForGood.selector);
        factory.setClassBalance(DEAL, "A", 0);
        VM.prank(FREEZER);
        VM.expectRevert(TrancheToken.ClosedForGood.selector);
        token.setFrozenTokens(ALICE, 1);
        VM.prank(MARKET);
        VM.expectRevert(abi.encodeWithSelector(TrancheToken.TransferRefused.selector, 2, address(0), BOB, LOT));
        token.issue(BOB, LOT);
        VM.prank(MARKET);
        VM.expectRevert(TrancheToken.ClosedForGood.selector);
        token.burn(ALICE, LOT);
        VM.startPrank(address(enforcement));
        VM.expectRevert(TrancheToken.ClosedForGood.selector);
        token.forcedTransfer(ALICE, BOB, LOT);
        VM.expectRevert(TrancheToken.ClosedForGood.selector);
        token.recover(ALICE, BOB);
        VM.stopPrank();
    }

    function test_theSameBalanceMayBeStatedAgain() external {
        VM.startPrank(MIRROR);
        factory.setClassBalance(DEAL, "A", ORIGINAL / 4);
        factory.setClassBalance(DEAL, "A", ORIGINAL / 4);
        VM.stopPrank();
        Checks.eq(token.factorRay(), 25e25, "a quarter");
    }

    function test_anOrderThatLeavesTheFrozenPartLeavesIt() external {
        VM.prank(FREEZER);
        token.setFrozenTokens(ALICE, 40_000);
        VM.recordLogs();
        VM.startPrank(address(enforcement));
        token.forcedTransfer(ALICE, BOB, 60_000);
        Vm.Log[] memory logs = VM.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; i++) {
            Checks.yes(logs[i].topics[0] != IERC7943Fungible.Frozen.selector, "nothing of it has changed");
        }
        Checks.eq(token.getFrozenTokens(ALICE), 40_000, "all that is left");
        token.forcedTransfer(ALICE, BOB, LOT);
        VM.stopPrank();
        Checks.eq(token.getFrozenTokens(ALICE), 39_000, "falls to the rest");
    }

    function test_recordsKeepWhatWasHeldWhenTheyWereCut() external {
        VM.prank(MIRROR);
        factory.cutRecordOfDeal(DEAL, 1);
        _transfer(ALICE, BOB, 30_000);
        _transfer(BOB, ALICE, 10_000);
        VM.prank(MIRROR);
        factory.cutRecordOfDeal(DEAL, 5);
        Checks.eq(token.balanceAt(ALICE, 1), 100_000, "before");
        Checks.eq(token.balanceAt(BOB, 1), 0, "before");
        Checks.eq(token.balanceAt(BOB, 3), 20_000, "within a gap: what the next cut closed");
        Checks.eq(token.balanceAt(BOB, 5), 20_000, "after");
        Checks.eq(token.supplyAt(5), 100_000, "supply");
        VM.expectRevert(abi.encodeWithSelector(RecordedBalances.RecordNotCut.selector, 6, 6));
        token.balanceAt(BOB, 6);
        VM.prank(MIRROR);
        VM.expectRevert(abi.encodeWithSelector(RecordedBalances.RecordNotRising.selector, 6, 5));
        factory.cutRecordOfDeal(DEAL, 5);
    }

    function testFuzz_anAmountBelowTheFreeBalanceMovesAndNoOther(uint256 frozen, uint256 lots) external {
        frozen %= 150_000;
        uint256 units = (lots % 150) * LOT;
        VM.prank(FREEZER);
        token.setFrozenTokens(ALICE, frozen);
        uint256 free = frozen < 100_000 ? 100_000 - frozen : 0;
        bool goes = units <= free || units == 0;
        VM.prank(ALICE);
        (bool ok,) = address(token).call(abi.encodeCall(token.transfer, (BOB, units)));
        Checks.yes(ok == goes, "moved if free");
        Checks.eq(token.balanceOf(BOB), goes ? units : 0, "received");
    }
}
