// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {Enforcement} from "../../../main/solidity/compliance/Enforcement.sol";
import {InvestorRegistry} from "../../../main/solidity/investor/InvestorRegistry.sol";
import {TrancheToken} from "../../../main/solidity/tranche/TrancheToken.sol";
import {Checks} from "../support/Checks.sol";
import {TokenBench} from "../support/TokenBench.sol";
import {VM} from "../support/Vm.sol";

/// Recovery and orders: attacks A05, A06 and A08; delays, guardian and expiry: attack A24.
contract EnforcementTest is TokenBench {
    address private constant ALICE = address(0xA1);
    address private constant FRESH = address(0xA2);
    address private constant BOB = address(0xB1);
    address private constant GUARDIAN = address(0x2001);

    function setUp() external {
        _deploy(true);
        _register("alice", ALICE);
        _register("bob", BOB);
        VM.prank(OFFICER);
        lockup.setPeriod(address(token), 100 days);
        _issue(token, ALICE, 100_000);
        _issue(second, ALICE, 50_000);
        VM.startPrank(FREEZER);
        token.setFrozenTokens(ALICE, 40_000);
        VM.stopPrank();
    }

    function test_A06_aRecoveryMovesEveryTokenWithFrozenPartAndLots() external {
        _recover("alice", ALICE, FRESH, _both(), "case");
        Checks.eq(token.balanceOf(FRESH), 100_000, "first token");
        Checks.eq(second.balanceOf(FRESH), 50_000, "second token");
        Checks.eq(token.balanceOf(ALICE) + second.balanceOf(ALICE), 0, "nothing left");
        Checks.eq(token.getFrozenTokens(FRESH), 40_000, "frozen part");
        Checks.eq(token.getFrozenTokens(ALICE), 0, "moved, not doubled");
        Checks.eq(lockup.lockedUnits(address(token), "alice"), 100_000, "lots");
        Checks.eq(registry.currentWallet(ALICE), FRESH, "past entitlements follow");
        Checks.eq(engine.positions(ALICE), 0, "no position left");
        Checks.eq(engine.positions(FRESH), 2, "positions");
        _code(ALICE, BOB, 0, 10);
    }

    function test_A06_aTokenLeftOutStopsTheRecovery() external {
        TrancheToken[] memory one = new TrancheToken[](1);
        one[0] = second;
        _recoverRefused("alice", FRESH, one, abi.encodeWithSelector(Enforcement.HoldingsLeft.selector, ALICE, 1));
        // A frozen amount without units counts too.
        VM.prank(MARKET);
        second.burn(ALICE, 50_000);
        VM.prank(FREEZER);
        second.setFrozenTokens(ALICE, 7);
        one[0] = token;
        _recoverRefused("alice", FRESH, one, abi.encodeWithSelector(Enforcement.HoldingsLeft.selector, ALICE, 1));
        Checks.eq(registry.investorOf(ALICE), "alice", "nothing changed");
    }

    function test_A06_aCaseIsCarriedOutOnce() external {
        _recover("alice", ALICE, FRESH, _both(), "case");
        _recover("alice", ALICE, FRESH, _both(), "case");
        Checks.eq(token.balanceOf(FRESH), 100_000, "a repetition changes nothing");
        _forcedCaseUsed("case");
        _forced(token, FRESH, BOB, 60_000, "other");
        _forced(token, FRESH, BOB, 60_000, "other");
        Checks.eq(token.balanceOf(BOB), 60_000, "once");
    }

    function test_A06_aWalletOfAnotherInvestorIsNoNewWallet() external {
        _recoverRefused("alice", BOB, _both(), abi.encodeWithSelector(InvestorRegistry.WalletTaken.selector, BOB, bytes32("bob")));
        _recoverRefused("bob", FRESH, _both(), abi.encodeWithSelector(InvestorRegistry.NotAWalletOf.selector, bytes32("bob"), ALICE));
    }

    function test_A05_nobodyRecoversToAnAddressThatMayNotReceive() external {
        _recoverRefused("alice", POOL, _both(), abi.encodeWithSelector(InvestorRegistry.WalletOfThePlatform.selector, POOL));
        _recoverRefused("alice", address(0), _both(), abi.encodeWithSelector(InvestorRegistry.WalletGone.selector, address(0)));
        _recoverRefused(
            "alice",
            address(token),
            _both(),
            abi.encodeWithSelector(TrancheToken.TransferRefused.selector, 5, ALICE, address(token), 100_000)
        );
        VM.prank(FREEZER);
        registry.suspend("alice", true);
        _recoverRefused(
            "alice", FRESH, _both(), abi.encodeWithSelector(TrancheToken.TransferRefused.selector, 22, ALICE, FRESH, 100_000)
        );
    }

    function test_A08_anExpiredInvestorSendsAndReceivesNothingAndKeepsItsUnits() external {
        VM.prank(MIRROR);
        registry.verify("alice", "US", uint64(block.timestamp) - 1);
        _code(ALICE, BOB, LOT, 11);
        _code(BOB, ALICE, 0, 21);
        Checks.eq(registry.payRestriction(ALICE), 11, "cash stays reserved");
        Checks.eq(token.balanceOf(ALICE), 100_000, "no units taken away");
    }

    function test_tokensOfOthersAndTooManyOfThemAreRefused() external {
        TrancheToken[] memory foreign = new TrancheToken[](1);
        foreign[0] = TrancheToken(address(0xF00));
        _recoverRefused("alice", FRESH, foreign, abi.encodeWithSelector(Enforcement.UnknownToken.selector, address(0xF00)));
        _recoverRefused(
            "alice", FRESH, new TrancheToken[](65), abi.encodeWithSelector(Enforcement.TooManyTokens.selector, 65)
        );
        bytes memory call = abi.encodeCall(Enforcement.forcedTransfer, (token, ALICE, BOB, LOT, bytes32(0)));
        VM.prank(ENFORCER);
        manager.schedule(address(enforcement), call, 0);
        VM.warp(block.timestamp + 1 days);
        VM.prank(ENFORCER);
        VM.expectRevert(Enforcement.NoCase.selector);
        manager.execute(address(enforcement), call);
    }

    function test_A24_noOrderWithoutItsDelay() external {
        bytes memory call = abi.encodeCall(Enforcement.forcedTransfer, (token, ALICE, BOB, LOT, bytes32("x")));
        VM.prank(ENFORCER);
        VM.expectRevert();
        enforcement.forcedTransfer(token, ALICE, BOB, LOT, "x");
        VM.prank(ENFORCER);
        VM.expectRevert();
        manager.schedule(address(enforcement), call, uint48(block.timestamp) + 1);
    }

    function test_A24_theGuardianCancelsAndAnOldOrderExpires() external {
        manager.setRoleGuardian(14, 21);
        manager.grantRole(21, GUARDIAN, 0);
        bytes memory call = abi.encodeCall(Enforcement.forcedTransfer, (token, ALICE, BOB, LOT, bytes32("x")));
        VM.prank(ENFORCER);
        manager.schedule(address(enforcement), call, 0);
        VM.prank(BOB);
        VM.expectRevert();
        manager.cancel(ENFORCER, address(enforcement), call);
        VM.prank(GUARDIAN);
        manager.cancel(ENFORCER, address(enforcement), call);
        VM.warp(block.timestamp + 1 days);
        _notExecuted(call, IAccessManager.AccessManagerNotScheduled.selector);
        VM.prank(ENFORCER);
        manager.schedule(address(enforcement), call, 0);
        VM.warp(block.timestamp + 9 days);
        _notExecuted(call, IAccessManager.AccessManagerExpired.selector);
    }

    function test_A24_anOrderIsNotExecutedTwiceAndARevokedRoleExecutesNothing() external {
        bytes memory call = abi.encodeCall(Enforcement.forcedTransfer, (token, ALICE, BOB, LOT, bytes32("x")));
        _delayed(ENFORCER, 1 days, address(enforcement), call);
        _notExecuted(call, IAccessManager.AccessManagerNotScheduled.selector);
        VM.prank(ENFORCER);
        manager.schedule(address(enforcement), call, 0);
        manager.revokeRole(14, ENFORCER);
        VM.warp(block.timestamp + 1 days);
        _notExecuted(call, IAccessManager.AccessManagerUnauthorizedCall.selector);
    }

    function test_A24_anAuthorityIsReplacedByNobodyButTheManager() external {
        VM.expectRevert();
        registry.setAuthority(address(this));
        VM.expectRevert();
        enforcement.setAuthority(address(this));
        VM.prank(address(manager));
        VM.expectRevert();
        token.setAuthority(address(this));
    }

    function test_I24_noContractTakesEther() external {
        address[5] memory all = [address(token), address(registry), address(engine), address(enforcement), address(factory)];
        VM.deal(address(this), 5);
        for (uint256 i = 0; i < all.length; i++) {
            (bool ok,) = all[i].call{value: 1}("");
            Checks.yes(!ok, "no Ether");
        }
    }

    function _notExecuted(bytes memory call, bytes4 reason) private {
        VM.prank(ENFORCER);
        try manager.execute(address(enforcement), call) {
            revert("executed");
        } catch (bytes memory answer) {
            Checks.yes(bytes4(answer) == reason, "reason");
        }
    }

    function _recoverRefused(bytes32 investorId, address to, TrancheToken[] memory tokens, bytes memory reason) private {
        bytes memory call =
            abi.encodeCall(Enforcement.recover, (investorId, ALICE, to, tokens, keccak256(abi.encode(to, tokens, reason))));
        VM.prank(ENFORCER);
        manager.schedule(address(enforcement), call, 0);
        VM.warp(block.timestamp + 1 days);
        VM.prank(ENFORCER);
        VM.expectRevert(reason);
        manager.execute(address(enforcement), call);
    }

    function _forcedCaseUsed(bytes32 caseId) private {
        bytes memory call = abi.encodeCall(Enforcement.forcedTransfer, (token, FRESH, BOB, LOT, caseId));
        VM.prank(ENFORCER);
        manager.schedule(address(enforcement), call, 0);
        VM.warp(block.timestamp + 1 days);
        VM.prank(ENFORCER);
        VM.expectRevert(abi.encodeWithSelector(Enforcement.CaseUsed.selector, caseId));
        manager.execute(address(enforcement), call);
    }
}
