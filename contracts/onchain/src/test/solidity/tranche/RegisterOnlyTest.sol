// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {TrancheFactory} from "../../../main/solidity/tranche/TrancheFactory.sol";
import {TrancheToken} from "../../../main/solidity/tranche/TrancheToken.sol";
import {Checks} from "../support/Checks.sol";
import {Strangers} from "../support/Strangers.sol";
import {TokenBench} from "../support/TokenBench.sol";
import {VM} from "../support/Vm.sol";

/// The default mode: holders move nothing, the market contract settles trades under the same checks. And the factory.
contract RegisterOnlyTest is TokenBench {
    address private constant ALICE = address(0xA1);
    address private constant BOB = address(0xB1);

    function setUp() external {
        _deploy(false);
        _register("alice", ALICE);
        _register("bob", BOB);
        _issue(token, ALICE, 100_000);
    }

    function test_holdersMoveNothing() external {
        _refused(ALICE, BOB, LOT, 4);
        VM.prank(ALICE);
        VM.expectRevert(abi.encodeWithSelector(TrancheToken.TransferRefused.selector, 4, ALICE, BOB, LOT));
        token.approve(BOB, LOT);
        Checks.yes(!token.canTransfer(ALICE, BOB, LOT), "not at all");
    }

    function test_theMarketSettlesTradesUnderTheChecks() external {
        VM.prank(MARKET);
        token.settleTransfer(ALICE, BOB, LOT, uint64(block.timestamp));
        Checks.eq(token.balanceOf(BOB), LOT, "settled");
        VM.prank(MARKET);
        VM.expectRevert(abi.encodeWithSelector(TrancheToken.TransferRefused.selector, 20, ALICE, address(0xF0), LOT));
        token.settleTransfer(ALICE, address(0xF0), LOT, uint64(block.timestamp));
        VM.prank(FREEZER);
        registry.suspend("alice", true);
        VM.prank(MARKET);
        VM.expectRevert(abi.encodeWithSelector(TrancheToken.TransferRefused.selector, 12, ALICE, BOB, LOT));
        token.settleTransfer(ALICE, BOB, LOT, uint64(block.timestamp));
    }

    function test_A24_theFactoryIsForItsRolesAlone() external {
        bytes4[] memory selectors = new bytes4[](5);
        selectors[0] = TrancheFactory.createTranche.selector;
        selectors[1] = TrancheFactory.markIssued.selector;
        selectors[2] = TrancheFactory.cutRecordOfDeal.selector;
        selectors[3] = TrancheFactory.setClassBalance.selector;
        selectors[4] = TrancheFactory.setFrozenUnits.selector;
        Strangers.requireShut(address(factory), selectors);
    }

    function test_A03_rolesOfOthersOpenNothingHere() external {
        address[5] memory callers = [ALICE, MIRROR, FREEZER, ENFORCER, address(this)];
        for (uint256 i = 0; i < callers.length; i++) {
            _unauthorized(callers[i], abi.encodeCall(TrancheToken.issue, (ALICE, LOT)));
            _unauthorized(callers[i], abi.encodeCall(TrancheToken.issueAt, (ALICE, LOT, 1)));
            _unauthorized(callers[i], abi.encodeCall(TrancheToken.burn, (ALICE, LOT)));
            _unauthorized(callers[i], abi.encodeCall(TrancheToken.settleTransfer, (ALICE, BOB, LOT, 1)));
            _unauthorized(callers[i], abi.encodeCall(TrancheToken.forcedTransfer, (ALICE, BOB, LOT)));
            _unauthorized(callers[i], abi.encodeCall(TrancheToken.recover, (ALICE, BOB)));
            _unauthorized(callers[i], abi.encodeCall(TrancheToken.cutRecord, (9)));
            _unauthorized(callers[i], abi.encodeCall(TrancheToken.setPrincipalBalance, (1)));
            _unauthorized(callers[i], abi.encodeCall(IAccessManaged.setAuthority, (callers[i])));
            _unauthorized(callers[i], abi.encodeCall(TrancheToken.close, ()));
            _unauthorized(callers[i], abi.encodeCall(TrancheToken.unpause, ()));
            _unauthorized(callers[i], abi.encodeCall(TrancheToken.pause, ()));
        }
    }

    function test_A24_aClosedTargetIsShutForEveryToken() external {
        manager.setTargetClosed(address(factory), true);
        _unauthorized(MARKET, abi.encodeCall(TrancheToken.issue, (ALICE, LOT)));
        _unauthorized(FREEZER, abi.encodeCall(TrancheToken.setFrozenTokens, (ALICE, LOT)));
        manager.setTargetClosed(address(factory), false);
        _issue(token, ALICE, LOT);
    }

    function test_termsThatCannotBeAreRefused() external {
        TrancheToken.Terms memory t = _terms("C", false);
        t.originalBalance = 0;
        _refusedTerms(t);
        t.originalBalance = LOT + 1;
        _refusedTerms(t);
        t.originalBalance = LOT;
        t.denomination = 0;
        _refusedTerms(t);
        t.denomination = 1;
        t.originalBalance = uint256(1) << 63;
        _refusedTerms(t);
    }

    function test_aClosingNeedsEveryClassInFull() external {
        VM.prank(MARKET);
        VM.expectRevert(
            abi.encodeWithSelector(TrancheFactory.IncompleteIssue.selector, bytes32("A"), 100_000, ORIGINAL)
        );
        factory.markIssued(DEAL);
        _issue(token, ALICE, ORIGINAL - 100_000);
        _issue(second, BOB, ORIGINAL);
        VM.prank(MARKET);
        factory.markIssued(DEAL);
        VM.prank(MARKET);
        VM.expectRevert(abi.encodeWithSelector(TrancheFactory.AlreadyIssued.selector, DEAL));
        factory.markIssued(DEAL);
        VM.prank(MIRROR);
        VM.expectRevert(abi.encodeWithSelector(TrancheFactory.AlreadyIssued.selector, DEAL));
        factory.createTranche(DEAL, "C", "USD", _terms("C", false));
    }

    function test_aDealHasEachClassOnceAndNotTooMany() external {
        VM.startPrank(MIRROR);
        VM.expectRevert(abi.encodeWithSelector(TrancheFactory.ClassExists.selector, DEAL, bytes32("A")));
        factory.createTranche(DEAL, "A", "USD", _terms("A", false));
        for (uint256 i = 2; i < factory.MAX_CLASSES(); i++) {
            factory.createTranche(DEAL, bytes32(i), "USD", _terms("X", false));
        }
        VM.expectRevert(abi.encodeWithSelector(TrancheFactory.TooManyClasses.selector, DEAL));
        factory.createTranche(DEAL, "Z", "USD", _terms("Z", false));
        VM.expectRevert(abi.encodeWithSelector(TrancheFactory.UnknownClass.selector, DEAL, bytes32("Y")));
        factory.setClassBalance(DEAL, "Y", 1);
        VM.expectRevert(abi.encodeWithSelector(TrancheFactory.UnknownDeal.selector, bytes32("other")));
        factory.cutRecordOfDeal("other", 1);
        VM.stopPrank();
    }

    function _refusedTerms(TrancheToken.Terms memory terms) private {
        VM.prank(MIRROR);
        VM.expectRevert();
        factory.createTranche(DEAL, "C", "USD", terms);
    }

    function _unauthorized(address caller, bytes memory call) private {
        VM.prank(caller);
        (bool ok, bytes memory answer) = address(token).call(call);
        Checks.yes(!ok, "refused");
        Checks.eq(
            keccak256(answer),
            keccak256(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, caller)),
            "for lack of the role"
        );
    }
}
