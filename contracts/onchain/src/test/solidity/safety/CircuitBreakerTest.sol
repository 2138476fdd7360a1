// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AbsAccessManager} from "../../../main/solidity/access/AbsAccessManager.sol";
import {CircuitBreaker} from "../../../main/solidity/safety/CircuitBreaker.sol";
import {Checks} from "../support/Checks.sol";
import {Strangers} from "../support/Strangers.sol";
import {VM} from "../support/Vm.sol";

/// Limits, trips and resets; with A23, what somebody might try against them.
contract CircuitBreakerTest {
    uint64 private constant COUNTED = 11;
    uint64 private constant PAUSER = 12;
    uint64 private constant BREAKER_RESET = 13;
    address private constant POOL = address(0xF00);
    address private constant OPERATOR = address(0x0B);
    address private constant RISK = address(0x415C);
    bytes32 private constant FEED = keccak256("BTC/USD");

    AbsAccessManager private _manager;
    CircuitBreaker private _breaker;
    bytes32 private _cash;

    function setUp() external {
        VM.warp(1_800_000_000);
        _manager = new AbsAccessManager(address(this));
        _breaker = new CircuitBreaker(address(_manager));
        _cash = _breaker.cashOf(address(0xCA54));
        _give(CircuitBreaker.pass.selector, COUNTED, POOL);
        _give(CircuitBreaker.passPrice.selector, COUNTED, POOL);
        _give(CircuitBreaker.trip.selector, PAUSER, OPERATOR);
        _give(CircuitBreaker.reset.selector, BREAKER_RESET, RISK);
        _breaker.setLimit(_cash, CircuitBreaker.Limit(1_000, 1 hours, 500));
    }

    function test_theLimitItselfPassesAndOneMoreDoesNot() external {
        Checks.yes(_pass(600), "within");
        Checks.yes(_pass(400), "to the limit");
        Checks.yes(!_pass(1), "above");
        (uint256 used, uint256 available) = _breaker.stateOf(_cash);
        Checks.eq(used, 1_000, "used");
        Checks.eq(available, 0, "available");
        Checks.eq(_breaker.restriction(_cash), 0, "small: refused without a trip");
    }

    function test_aRefusedFlowConsumesNothing() external {
        Checks.yes(_pass(900), "within");
        Checks.yes(!_pass(499), "refused");
        Checks.yes(_pass(100), "what was left is still there");
    }

    function test_aLargeRefusedFlowTrips() external {
        VM.expectEmit();
        emit CircuitBreaker.Refused(_cash, 1_001, 1_000);
        VM.expectEmit();
        emit CircuitBreaker.Tripped(_cash, POOL, 1_001);
        Checks.yes(!_pass(1_001), "above");
        Checks.eq(_breaker.restriction(_cash), 3, "code 3");
        Checks.yes(!_pass(1), "nothing passes");
        VM.prank(RISK);
        _breaker.reset(_cash);
        Checks.eq(_breaker.restriction(_cash), 0, "reset");
        Checks.yes(_pass(1), "passes again");
    }

    function test_whatIsExactlyTheSizeTrips() external {
        Checks.yes(_pass(600), "within");
        Checks.yes(!_pass(500), "refused");
        Checks.eq(_breaker.restriction(_cash), 3, "500 is the size");
    }

    function test_aResetEmptiesNoWindow() external {
        Checks.yes(_pass(1_000), "all of it");
        VM.prank(OPERATOR);
        _breaker.trip(_cash);
        VM.prank(RISK);
        _breaker.reset(_cash);
        Checks.yes(!_pass(1), "still full");
        VM.warp(block.timestamp + 1 hours);
        Checks.yes(_pass(1), "slid on");
    }

    function test_subjectsAreApart() external {
        bytes32 mint = _breaker.mintOf(address(0xCA54));
        Checks.yes(mint != _cash, "mint and cash of one token");
        _breaker.setLimit(mint, CircuitBreaker.Limit(5, 60, 1));
        Checks.yes(_pass(1_000), "cash");
        VM.prank(POOL);
        Checks.yes(_breaker.pass(mint, 5), "mint");
    }

    function test_withoutALimitNothingPasses() external {
        VM.prank(POOL);
        Checks.yes(!_breaker.pass("unknown", 1), "no limit");
        VM.prank(POOL);
        Checks.yes(!_breaker.passPrice("unknown", 0), "no bound");
        Checks.eq(_breaker.restriction("unknown"), 3, "an unknown flow trips its subject");
    }

    function test_limitsThatCannotBe() external {
        bytes memory bad = abi.encodeWithSelector(CircuitBreaker.BadLimit.selector, _cash);
        VM.expectRevert(bad);
        _breaker.setLimit(_cash, CircuitBreaker.Limit(0, 1, 1));
        VM.expectRevert(bad);
        _breaker.setLimit(_cash, CircuitBreaker.Limit(1, 0, 1));
        VM.expectRevert(bad);
        _breaker.setLimit(_cash, CircuitBreaker.Limit(1, 1, 0));
        VM.expectRevert(bad);
        _breaker.setPriceBound(_cash, CircuitBreaker.PriceBound(0, 1));
        VM.expectRevert(bad);
        _breaker.setPriceBound(_cash, CircuitBreaker.PriceBound(1, 0));
    }

    function test_aPriceTooFarFromItsAnchorTrips() external {
        _breaker.setPriceBound(FEED, CircuitBreaker.PriceBound(1_000, 1_000));
        Checks.yes(_price(1_100), "ten percent up");
        Checks.yes(_price(900), "ten percent down");
        Checks.eq(_breaker.restriction(FEED), 0, "inside");
        Checks.yes(!_price(899), "too far");
        Checks.eq(_breaker.restriction(FEED), 3, "tripped");
        Checks.yes(!_price(1_000), "until it is reset");
        VM.prank(RISK);
        _breaker.reset(FEED);
        Checks.yes(_price(1_000), "again");
    }

    function test_strangersChangeNothing() external {
        bytes4[] memory shut = new bytes4[](6);
        shut[0] = CircuitBreaker.setLimit.selector;
        shut[1] = CircuitBreaker.setPriceBound.selector;
        shut[2] = CircuitBreaker.pass.selector;
        shut[3] = CircuitBreaker.passPrice.selector;
        shut[4] = CircuitBreaker.trip.selector;
        shut[5] = CircuitBreaker.reset.selector;
        Strangers.requireShut(address(_breaker), shut);
    }

    function test_A23_aFlowSplitOverTheBoundaryMeetsASlidingWindow() external {
        VM.warp(block.timestamp + 59 minutes);
        Checks.yes(_pass(1_000), "before a full hour");
        VM.warp(block.timestamp + 2 minutes);
        Checks.yes(!_pass(1), "after it: a fixed window would have begun anew");
        VM.warp(block.timestamp + 58 minutes - 1);
        Checks.yes(!_pass(1), "last second of the window");
        VM.warp(block.timestamp + 1);
        Checks.yes(_pass(1_000), "the window has moved on");
    }

    function test_A23_smallAttemptsDoNotBlockOthers() external {
        Checks.yes(_pass(990), "nearly full");
        for (uint256 i = 0; i < 20; i++) Checks.yes(!_pass(499), "refused");
        Checks.eq(_breaker.restriction(_cash), 0, "not tripped");
        Checks.yes(_pass(10), "others still pass");
    }

    function test_A23_whoTripsDoesNotReset() external {
        VM.prank(OPERATOR);
        _breaker.trip(_cash);
        VM.prank(OPERATOR);
        (bool ok,) = address(_breaker).call(abi.encodeCall(CircuitBreaker.reset, (_cash)));
        Checks.yes(!ok, "not the role");
        // Even if somebody holds both roles against the table of roles.
        _manager.grantRole(BREAKER_RESET, OPERATOR, 0);
        VM.prank(OPERATOR);
        VM.expectRevert(abi.encodeWithSelector(CircuitBreaker.ResetByTripper.selector, _cash, OPERATOR));
        _breaker.reset(_cash);
        // A second trip by another does not free the first one's hands.
        _manager.grantRole(PAUSER, RISK, 0);
        VM.prank(RISK);
        _breaker.trip(_cash);
        Checks.eq(_breaker.trippedBy(_cash), OPERATOR, "the first stays on record");
        VM.prank(RISK);
        _breaker.reset(_cash);
        VM.prank(RISK);
        VM.expectRevert(abi.encodeWithSelector(CircuitBreaker.NotTripped.selector, _cash));
        _breaker.reset(_cash);
    }

    function test_A23_waitingMovesNoAnchor() external {
        _breaker.setPriceBound(FEED, CircuitBreaker.PriceBound(1_000, 1_000));
        for (uint256 day = 1; day <= 5; day++) {
            VM.warp(block.timestamp + 1 days);
            Checks.yes(_price(uint128(1_000 + 20 * day)), "creeping up");
        }
        VM.warp(block.timestamp + 30 days);
        Checks.yes(!_price(1_101), "the anchor is where the role has set it");
        VM.prank(Strangers.STRANGER);
        (bool ok,) = address(_breaker).call(
            abi.encodeCall(CircuitBreaker.setPriceBound, (FEED, CircuitBreaker.PriceBound(1_101, 1_000)))
        );
        Checks.yes(!ok, "and nobody else moves it");
    }

    function _pass(uint256 amount) private returns (bool) {
        VM.prank(POOL);
        return _breaker.pass(_cash, amount);
    }

    function _price(uint128 price) private returns (bool) {
        VM.prank(POOL);
        return _breaker.passPrice(FEED, price);
    }

    function _give(bytes4 selector, uint64 role, address account) private {
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = selector;
        _manager.setTargetFunctionRole(address(_breaker), selectors, role);
        _manager.grantRole(role, account, 0);
    }
}
