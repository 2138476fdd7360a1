// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {ComplianceEngine} from "../../../main/solidity/compliance/ComplianceEngine.sol";
import {ComplianceRule, IHoldings, Kind, Move} from "../../../main/solidity/compliance/ComplianceRule.sol";
import {TrancheToken} from "../../../main/solidity/tranche/TrancheToken.sol";
import {Checks} from "../support/Checks.sol";
import {TokenBench} from "../support/TokenBench.sol";
import {VM} from "../support/Vm.sol";

/// A rule that does what it is told, in every wrong way.
contract BadRule is ComplianceRule {
    enum Way {
        LET_THROUGH,
        REFUSE,
        REVERT,
        BURN_GAS,
        TWO_WORDS,
        NOTHING,
        LARGE_NUMBER,
        MANY_WORDS,
        CALL_BACK,
        REVERT_IN_BOOKING
    }

    Way public way;
    TrancheToken public target;

    constructor(address authority, IHoldings holdings) ComplianceRule(authority, holdings) {}

    function be(Way newWay, TrancheToken newTarget) external {
        way = newWay;
        target = newTarget;
    }

    function check(Move calldata) external view override returns (uint8) {
        if (way == Way.REFUSE) return 77;
        if (way == Way.REVERT) revert("no");
        if (way == Way.BURN_GAS) for (uint256 i = 0; ; i++) keccak256(abi.encode(i));
        uint256 size = way == Way.TWO_WORDS ? 64 : way == Way.NOTHING ? 0 : way == Way.MANY_WORDS ? 3_000 : 32;
        uint256 answer = way == Way.LARGE_NUMBER ? 256 : 0;
        assembly {
            mstore(0, answer)
            return(0, size)
        }
    }

    function stateful() external pure override returns (bool) {
        return true;
    }

    function moved(Move calldata move) external override {
        if (way == Way.CALL_BACK) target.transferFrom(move.from, move.to, 1_000);
        if (way == Way.REVERT_IN_BOOKING) revert("not booked");
    }
}

/// Fail closed, bounded, and nobody's but its tokens': attack A12.
contract EngineTest is TokenBench {
    address private constant ALICE = address(0xA1);
    address private constant BOB = address(0xB1);
    BadRule private _bad;

    function setUp() external {
        _deploy(true);
        _register("alice", ALICE);
        _register("bob", BOB);
        _issue(token, ALICE, 100_000);
        _bad = new BadRule(address(manager), engine);
        _setRules(1);
    }

    function test_A12_aRuleThatFailsRefusesWithCode250() external {
        _transfer(ALICE, BOB, LOT);
        _be(BadRule.Way.REFUSE);
        _refused(ALICE, BOB, LOT, 77);
        BadRule.Way[6] memory ways = [
            BadRule.Way.REVERT,
            BadRule.Way.BURN_GAS,
            BadRule.Way.TWO_WORDS,
            BadRule.Way.NOTHING,
            BadRule.Way.LARGE_NUMBER,
            BadRule.Way.MANY_WORDS
        ];
        for (uint256 i = 0; i < ways.length; i++) {
            _be(ways[i]);
            _refused(ALICE, BOB, LOT, 250);
            Checks.yes(!token.canReceive(BOB), "closed, not open");
        }
        _be(BadRule.Way.LET_THROUGH);
        _transfer(ALICE, BOB, LOT);
    }

    function test_A12_aRuleWithoutCodeRefuses() external {
        VM.etch(address(_bad), "");
        _refused(ALICE, BOB, LOT, 250);
    }

    function test_A12_aRuleThatComesBackWhileItBooksIsRefused() external {
        VM.prank(ALICE);
        token.approve(address(_bad), 5_000);
        _be(BadRule.Way.CALL_BACK);
        VM.prank(ALICE);
        VM.expectRevert(abi.encodeWithSelector(ComplianceEngine.Reentered.selector, address(token)));
        token.transfer(BOB, LOT);
        _be(BadRule.Way.REVERT_IN_BOOKING);
        VM.prank(ALICE);
        VM.expectRevert(bytes("not booked"));
        token.transfer(BOB, LOT);
        _be(BadRule.Way.LET_THROUGH);
        _transfer(ALICE, BOB, LOT);
        Checks.eq(engine.unitsOf(address(token), "bob"), LOT, "booked once");
    }

    function test_A12_tenRulesAndNoneTwice() external {
        ComplianceRule[] memory rules = new ComplianceRule[](11);
        for (uint256 i = 0; i < 11; i++) rules[i] = new BadRule(address(manager), engine);
        _setRulesRefused(rules, abi.encodeWithSelector(ComplianceEngine.TooManyRules.selector, 11));
        ComplianceRule[] memory twice = new ComplianceRule[](2);
        twice[0] = rules[0];
        twice[1] = rules[0];
        _setRulesRefused(twice, abi.encodeWithSelector(ComplianceEngine.RuleRepeated.selector, rules[0]));
        _setRules(10);
        Checks.eq(engine.rulesOf(address(token)).length, 10, "ten");
        _transfer(ALICE, BOB, LOT);
    }

    function test_A12_nobodyBindsOrBooksButTheFactoryAndItsTokens() external {
        address[3] memory callers = [ALICE, GOVERNOR, address(this)];
        for (uint256 i = 0; i < callers.length; i++) {
            VM.startPrank(callers[i]);
            VM.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, callers[i]));
            engine.bind(callers[i]);
            VM.expectRevert(abi.encodeWithSelector(ComplianceEngine.NotBound.selector, callers[i]));
            engine.moved(ALICE, BOB, 1, Kind.TRANSFER, 0, false, false);
            VM.expectRevert(abi.encodeWithSelector(ComplianceEngine.NotBound.selector, callers[i]));
            engine.positionChanged(ALICE, true);
            VM.stopPrank();
        }
        VM.prank(ALICE);
        VM.expectRevert(abi.encodeWithSelector(ComplianceRule.NotTheEngine.selector, ALICE));
        lockup.moved(Move(address(token), ALICE, BOB, 1, "alice", "bob", Kind.TRANSFER, 0));
        VM.expectRevert(abi.encodeWithSelector(ComplianceRule.NotTheEngine.selector, address(this)));
        countries.moved(Move(address(token), ALICE, BOB, 1, "alice", "bob", Kind.TRANSFER, 0));
    }

    function test_rulesAreForBoundTokensAndThoseToCome() external {
        bytes memory call = abi.encodeCall(ComplianceEngine.setRules, (address(0xF00), new ComplianceRule[](0)));
        VM.prank(GOVERNOR);
        manager.schedule(address(engine), call, 0);
        VM.warp(block.timestamp + 2 days);
        VM.prank(GOVERNOR);
        VM.expectRevert(abi.encodeWithSelector(ComplianceEngine.NotBound.selector, address(0xF00)));
        manager.execute(address(engine), call);
        Checks.eq(engine.rulesOf(address(0)).length, 8, "of tokens to come");
        Checks.eq(engine.rulesOf(address(second)).length, 8, "as they were at its creation");
    }

    function _be(BadRule.Way way) private {
        _bad.be(way, token);
    }

    function _setRules(uint256 count) private {
        ComplianceRule[] memory rules = new ComplianceRule[](count);
        rules[0] = _bad;
        for (uint256 i = 1; i < count; i++) rules[i] = new BadRule(address(manager), engine);
        _delayed(GOVERNOR, 2 days, address(engine), abi.encodeCall(ComplianceEngine.setRules, (address(token), rules)));
    }

    function _setRulesRefused(ComplianceRule[] memory rules, bytes memory reason) private {
        bytes memory call = abi.encodeCall(ComplianceEngine.setRules, (address(token), rules));
        VM.prank(GOVERNOR);
        manager.schedule(address(engine), call, 0);
        VM.warp(block.timestamp + 2 days);
        VM.prank(GOVERNOR);
        VM.expectRevert(reason);
        manager.execute(address(engine), call);
    }
}
