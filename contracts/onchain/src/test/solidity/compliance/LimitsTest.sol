// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CircuitBreaker} from "../../../main/solidity/safety/CircuitBreaker.sol";
import {ComplianceEngine} from "../../../main/solidity/compliance/ComplianceEngine.sol";
import {Kind} from "../../../main/solidity/compliance/ComplianceRule.sol";
import {HolderCountRule} from "../../../main/solidity/compliance/HolderCountRule.sol";
import {LockupRule} from "../../../main/solidity/compliance/LockupRule.sol";
import {IBreaker} from "../../../main/solidity/safety/BreakerSubjects.sol";
import {TrancheToken} from "../../../main/solidity/tranche/TrancheToken.sol";
import {Checks} from "../support/Checks.sol";
import {TokenBench} from "../support/TokenBench.sol";
import {VM} from "../support/Vm.sol";

/// Codes 3, 43 and 44: the breaker, investors of a category, the cap of a sandbox; and what is left of single rules.
contract LimitsTest is TokenBench {
    address private constant ALICE = address(0xA1);
    address private constant BOB = address(0xB1);
    address private constant CAROL = address(0xC1);
    address private constant DAVE = address(0xD1);
    /// Bit 3 stands for a professional investor.
    uint32 private constant PROFESSIONAL = 8;

    function setUp() external {
        _deploy(true);
        _register("alice", ALICE);
        _register("bob", BOB);
        _register("carol", CAROL);
        manager.grantRole(1003, address(this), 0);
    }

    // Code 3.

    function test_aTrippedTokenNeitherIssuesNorMovesUntilAnotherRoleResetsIt() external {
        _issue(token, ALICE, 100_000);
        _trip(breaker.mintOf(address(token)));
        _refused(ALICE, BOB, LOT, 3);
        VM.prank(MARKET);
        VM.expectRevert(abi.encodeWithSelector(TrancheToken.TransferRefused.selector, 3, address(0), BOB, LOT));
        token.issue(BOB, LOT);
        VM.prank(ALICE);
        VM.expectRevert(abi.encodeWithSelector(TrancheToken.TransferRefused.selector, 3, ALICE, BOB, LOT));
        token.approve(BOB, LOT);
        Checks.eq(second.detectTransferRestriction(ALICE, BOB, 0), 0, "the other token is not tripped");
        bytes32 subject = breaker.mintOf(address(token));
        _delayed(RISK, 1 hours, address(breaker), abi.encodeCall(CircuitBreaker.reset, (subject)));
        _transfer(ALICE, BOB, LOT);
    }

    function test_aTripStandsBeforeTheStandingOfThePartiesAndBehindThePause() external {
        _issue(token, ALICE, 100_000);
        _trip(breaker.mintOf(address(token)));
        _code(ALICE, DAVE, LOT, 3);
        VM.prank(PAUSER);
        token.pause();
        _code(ALICE, DAVE, LOT, 1);
    }

    function test_enforcementWorksWhileTripped() external {
        _issue(token, ALICE, 100_000);
        _trip(breaker.mintOf(address(token)));
        VM.prank(address(enforcement));
        token.forcedTransfer(ALICE, BOB, LOT);
        Checks.eq(token.balanceOf(BOB), LOT, "by order");
    }

    function test_theBreakerIsReplacedByTheGovernorAlone() external {
        _trip(breaker.mintOf(address(token)));
        VM.prank(ALICE);
        VM.expectRevert();
        engine.setBreaker(IBreaker(address(0)));
        VM.expectEmit(address(engine));
        emit ComplianceEngine.BreakerSet(IBreaker(address(0)));
        engine.setBreaker(IBreaker(address(0)));
        Checks.eq(engine.unitRestriction(address(token)), 0, "no breaker, no code 3");
        (uint8 code, IBreaker limiter) = engine.cashStanding(address(this));
        Checks.eq(code, 0, "nor for cash");
        Checks.eq(address(limiter), address(0), "nor a limit");
    }

    function test_aBreakerThatFailsLetsNothingMove() external {
        _issue(token, ALICE, 100_000);
        engine.setBreaker(IBreaker(address(registry)));
        VM.prank(ALICE);
        VM.expectRevert();
        token.transfer(BOB, LOT);
    }

    // Code 43.

    function test_theCategoryIsFullAndALeaverMakesRoom() external {
        _category("US", PROFESSIONAL, 2);
        registry.attest("carol", 3, type(uint64).max);
        _register("dave", DAVE);
        _issue(token, ALICE, 50_000);
        _issue(token, BOB, 50_000);
        _count(2);
        _refused(ALICE, DAVE, LOT, 43);
        VM.prank(MARKET);
        VM.expectRevert(abi.encodeWithSelector(TrancheToken.TransferRefused.selector, 43, address(0), DAVE, LOT));
        token.issue(DAVE, LOT);
        // Carol is professional and counts nowhere; who has units may have more.
        _transfer(ALICE, CAROL, LOT);
        _transfer(ALICE, BOB, LOT);
        _count(2);
        // All of Bob's units: he leaves the category as Dave comes into it.
        _transfer(BOB, DAVE, 50_000 + LOT);
        _count(2);
        Checks.eq(token.balanceOf(BOB), 0, "left");
        _refused(ALICE, BOB, LOT, 43);
    }

    function test_whoChangesIsCountedOutWhereItWasCountedIn() external {
        _category("US", PROFESSIONAL, 1);
        _issue(token, ALICE, 10_000);
        _count(1);
        registry.attest("alice", 3, type(uint64).max);
        VM.prank(MIRROR);
        registry.register("alice", ALICE, "DE", true);
        _code(CAROL, BOB, LOT, 43);
        VM.prank(MARKET);
        token.burn(ALICE, 10_000);
        _count(0);
        _issue(token, ALICE, 10_000);
        _count(0);
        _issue(token, BOB, LOT);
        _count(1);
    }

    function test_aCategoryOfACountryAloneAndOneOfNobodyElse() external {
        _category("US", 0, 1);
        _category(0, PROFESSIONAL, 2);
        VM.prank(MIRROR);
        registry.register("bob", BOB, "DE", true);
        _issue(token, ALICE, 10_000);
        _issue(token, BOB, 10_000);
        _code(ALICE, CAROL, LOT, 43);
        HolderCountRule.Category[] memory categories = holderCount.categoriesOf(address(token));
        Checks.eq(categories[0].count, 1, "of the country");
        Checks.eq(categories[1].count, 2, "not professional, of any country");
        VM.prank(MIRROR);
        registry.register("carol", CAROL, "DE", true);
        registry.attest("carol", 3, type(uint64).max);
        _transfer(ALICE, CAROL, LOT);
    }

    function test_anOrderIsNotStoppedByACategoryButIsCounted() external {
        _category("US", 0, 1);
        _issue(token, ALICE, 10_000);
        VM.prank(address(enforcement));
        token.forcedTransfer(ALICE, BOB, LOT);
        _count(2);
        VM.prank(address(enforcement));
        token.forcedTransfer(ALICE, BOB, 10_000 - LOT);
        _count(1);
    }

    function test_categoriesComeBeforeHoldersAndAreBounded() external {
        for (uint256 i = 0; i < 4; i++) _category("US", 0, 9);
        VM.prank(OFFICER);
        VM.expectRevert(abi.encodeWithSelector(HolderCountRule.TooManyCategories.selector, address(token)));
        holderCount.addCategory(address(token), "US", 0, 9);
        _issue(token, ALICE, LOT);
        VM.prank(OFFICER);
        VM.expectRevert(abi.encodeWithSelector(HolderCountRule.HoldersThere.selector, address(token), 1));
        holderCount.addCategory(address(token), "US", 0, 9);
        VM.startPrank(OFFICER);
        VM.expectEmit(address(holderCount));
        emit HolderCountRule.CategoryMaximumSet(address(token), 0, 1);
        holderCount.setCategoryMaximum(address(token), 0, 1);
        VM.stopPrank();
        _code(ALICE, BOB, 0, 0);
        _refusedIssue(BOB, 43);
        VM.prank(OFFICER);
        holderCount.setCategoryMaximum(address(token), 0, 0);
        _issue(token, BOB, LOT);
        // With every category set and every slot cold the rule stays within its gas.
        Checks.eq(engine.check(address(token), ALICE, CAROL, LOT, Kind.TRANSFER), 0, "within its gas");
    }

    // Code 44.

    function test_theSandboxCapStopsIssuesAndNothingElse() external {
        VM.prank(OFFICER);
        balanceLimit.setSandboxCap(address(token), 20_000);
        _issue(token, ALICE, 19_000);
        _refusedIssueOf(BOB, 2_000, 44);
        _issue(token, BOB, 1_000);
        _refusedIssue(CAROL, 44);
        _transfer(ALICE, CAROL, LOT);
        VM.prank(OFFICER);
        balanceLimit.setSandboxCap(address(token), 1);
        _transfer(ALICE, CAROL, LOT);
        _refusedIssue(BOB, 44);
        VM.prank(OFFICER);
        balanceLimit.setSandboxCap(address(token), 0);
        _issue(token, BOB, LOT);
    }

    function test_theMaximumIsSaidBeforeTheCap() external {
        VM.startPrank(OFFICER);
        balanceLimit.setSandboxCap(address(token), 1_000);
        balanceLimit.setLimits(address(token), 0, 2_000);
        VM.stopPrank();
        _refusedIssueOf(ALICE, 3_000, 41);
        _refusedIssueOf(ALICE, 2_000, 44);
    }

    // Single lines of rules that no scenario reaches.

    function test_aLateLotOfAnEarlyEndIsTakenFirst() external {
        VM.prank(OFFICER);
        lockup.setPeriod(address(token), 30 days);
        uint64 now_ = uint64(block.timestamp);
        VM.startPrank(MARKET);
        token.issueAt(ALICE, 5_000, now_);
        token.issueAt(ALICE, 5_000, now_ - 10 days);
        VM.stopPrank();
        VM.prank(address(enforcement));
        token.forcedTransfer(ALICE, BOB, 5_000);
        LockupRule.Lot[] memory lots = lockup.lotsOf(address(token), "bob");
        Checks.eq(lots.length, 1, "one lot");
        Checks.eq(lots[0].end, now_ + 20 days, "the one that ends first went");
    }

    function test_whatIsRequiredIsToldAndBitZeroIsTheDefault() external {
        Checks.eq(qualifications.required(address(token)), 1, "bit 0");
        VM.prank(OFFICER);
        qualifications.setRequired(address(token), 0);
        Checks.eq(qualifications.required(address(token)), 0, "none");
    }

    function test_positionsAreChangedByTokensAlone() external {
        VM.expectRevert(abi.encodeWithSelector(ComplianceEngine.NotBound.selector, address(this)));
        engine.positionChanged(ALICE, true);
    }

    function test_aRecoveryToAnotherInvestorsWalletIsRefusedByTheTokenToo() external {
        _issue(token, ALICE, LOT);
        VM.prank(address(enforcement));
        VM.expectRevert(abi.encodeWithSelector(TrancheToken.TransferRefused.selector, 20, ALICE, BOB, LOT));
        token.recover(ALICE, BOB);
    }

    function test_theMirrorFreezesAHoldingByDealAndClass() external {
        _issue(token, ALICE, 10_000);
        VM.prank(MIRROR);
        factory.setFrozenUnits(DEAL, "A", ALICE, 9_500);
        Checks.eq(token.getFrozenTokens(ALICE), 9_500, "frozen");
        VM.prank(ALICE);
        VM.expectRevert();
        token.transfer(BOB, LOT);
        VM.prank(ALICE);
        VM.expectRevert();
        factory.setFrozenUnits(DEAL, "A", ALICE, 0);
        VM.prank(MIRROR);
        factory.setFrozenUnits(DEAL, "A", ALICE, 0);
        _transfer(ALICE, BOB, LOT);
    }

    function test_scheduledOperationsAreForTheEnforcementContract() external view {
        Checks.eq(token.isConsumingScheduledOp(), bytes4(0), "never");
        Checks.eq(factory.classesOf(DEAL).length, 2, "classes of the deal");
    }

    function _category(bytes2 country, uint32 lacking, uint64 most) private {
        VM.prank(OFFICER);
        holderCount.addCategory(address(token), country, lacking, most);
    }

    function _count(uint256 wanted) private view {
        Checks.eq(holderCount.categoriesOf(address(token))[0].count, wanted, "investors of the category");
    }

    function _trip(bytes32 subject) private {
        VM.prank(PAUSER);
        breaker.trip(subject);
    }

    function _refusedIssue(address to, uint8 code) private {
        _refusedIssueOf(to, LOT, code);
    }

    function _refusedIssueOf(address to, uint256 units, uint8 code) private {
        Checks.eq(engine.check(address(token), address(0), to, units, Kind.MINT), code, "code of the issue");
        VM.prank(MARKET);
        VM.expectRevert(abi.encodeWithSelector(TrancheToken.TransferRefused.selector, code, address(0), to, units));
        token.issue(to, units);
    }
}
