// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AbsAccessManager} from "../../../main/solidity/access/AbsAccessManager.sol";
import {CircuitBreaker} from "../../../main/solidity/safety/CircuitBreaker.sol";
import {Checks} from "../support/Checks.sol";
import {VM} from "../support/Vm.sol";

/// Flows, waits, trips and resets in any order, and a list of all that passed.
contract BreakerHandler {
    uint208 internal constant LIMIT = 10_000;
    uint48 internal constant WINDOW = 1 hours;
    bytes32 internal constant CASH = "cash";
    address internal constant TRIPPER = address(0x7219);

    CircuitBreaker public immutable breaker;
    uint256[] internal times;
    uint256[] internal amounts;
    /// A handler that reverts is only counted, so what it sees is kept for the invariant.
    bool public passedWhileTripped;
    bool public tooMuchPassed;
    bool public trippedBySize = true;

    constructor() {
        VM.warp(1_800_000_000);
        AbsAccessManager manager = new AbsAccessManager(address(this));
        breaker = new CircuitBreaker(address(manager));
        breaker.setLimit(CASH, CircuitBreaker.Limit(LIMIT, WINDOW, 2_000));
        // The admin resets; who trips is another one.
        manager.grantRole(manager.ADMIN_ROLE(), TRIPPER, 0);
    }

    function flow(uint16 amount) external {
        _flow(amount % 4_000);
    }

    function toTheLimit() external {
        (, uint256 available) = breaker.stateOf(CASH);
        _flow(available);
    }

    function oneTooMany() external {
        (, uint256 available) = breaker.stateOf(CASH);
        bool tripped = breaker.restriction(CASH) != 0;
        if (_flow(available + 1)) tooMuchPassed = true;
        bool large = available + 1 >= 2_000;
        if (!tripped && large != (breaker.restriction(CASH) != 0)) trippedBySize = false;
    }

    function wait(uint16 seconds_) external {
        VM.warp(block.timestamp + seconds_ % 2_000);
    }

    function waitAWindowToTheSecond(bool less) external {
        VM.warp(block.timestamp + WINDOW - (less ? 1 : 0));
    }

    function trip() external {
        VM.prank(TRIPPER);
        breaker.trip(CASH);
    }

    function reset() external {
        if (breaker.trippedBy(CASH) == address(0)) return;
        // Who tripped must not reset: the other of the two does.
        if (breaker.trippedBy(CASH) == address(this)) VM.prank(TRIPPER);
        breaker.reset(CASH);
    }

    /// Every window that ends with a flow holds no more than the limit; then no window at all holds more.
    function check() external view {
        Checks.yes(!passedWhileTripped, "passed while tripped");
        Checks.yes(!tooMuchPassed, "more than the limit passed");
        Checks.yes(trippedBySize, "trips by size");
        for (uint256 end = 0; end < times.length; end++) {
            uint256 sum;
            for (uint256 i = 0; i <= end; i++) {
                if (times[i] + WINDOW > times[end]) sum += amounts[i];
            }
            Checks.yes(sum <= LIMIT, "a window above its limit");
        }
    }

    function _flow(uint256 amount) private returns (bool passed) {
        bool tripped = breaker.restriction(CASH) != 0;
        passed = breaker.pass(CASH, amount);
        if (tripped && passed) passedWhileTripped = true;
        if (!passed) return false;
        times.push(block.timestamp);
        amounts.push(amount);
    }
}

contract BreakerInvariantTest {
    BreakerHandler private _handler;

    function setUp() external {
        _handler = new BreakerHandler();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    function invariant_I22_noWindowHoldsMoreThanItsLimit() external view {
        _handler.check();
    }
}
