// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {WaterfallGuard} from "distribution/WaterfallGuard.sol";
import {LoanMath} from "lending/LoanMath.sol";
import {MedianMath} from "pricing/MedianMath.sol";
import {PriceBounds} from "pricing/PriceBounds.sol";

/// What `src/main/js/prove.mjs` has the solver prove for all arguments: one function, one statement, its name in the list
/// of that script. Nothing is assumed but what the contracts themselves check before they call.
contract LoanProofs {
    function splitIsExact(uint128 proceeds, uint128 debt) external pure {
        (uint128 repaid, uint128 surplus) = LoanMath.split(proceeds, debt);
        assert(uint256(repaid) + surplus == proceeds);
    }

    function splitPaysDebtFirst(uint128 proceeds, uint128 debt) external pure {
        (uint128 repaid, uint128 surplus) = LoanMath.split(proceeds, debt);
        assert(repaid <= debt && (surplus == 0 || repaid == debt));
    }

    function unitsAndRestAreAllOfIt(uint128 parts) external pure {
        (uint256 units, uint64 rest) = LoanMath.inUnits(parts);
        assert(units * 315_360_000_000 + rest == parts);
    }

    function theRestIsLessThanAUnit(uint256 parts) external pure {
        (, uint64 rest) = LoanMath.inUnits(parts);
        assert(rest < 315_360_000_000);
    }

    function noDebtIsNeverAbove(uint128 value, uint32 boundBps) external pure {
        assert(!LoanMath.above(0, value, boundBps));
    }
}

contract PriceProofs {
    function theMiddleLiesBetween(uint128 lower, uint128 upper) external pure {
        require(lower <= upper);
        uint128 middle = MedianMath.middle(lower, upper);
        assert(lower <= middle && middle <= upper);
    }

    function theMiddleIsRoundedDownByLessThanOne(uint128 lower, uint128 upper) external pure {
        require(lower <= upper);
        uint256 twice = 2 * uint256(MedianMath.middle(lower, upper));
        uint256 sum = uint256(lower) + upper;
        assert(twice <= sum && sum - twice < 2);
    }

    function theFutureIsNeverFresh(uint48 observedAt, uint256 time, uint48 heartbeat) external pure {
        if (PriceBounds.fresh(observedAt, time, heartbeat)) assert(observedAt <= time);
    }

    function freshIsNoOlderThanTheHeartbeat(uint48 observedAt, uint256 time, uint48 heartbeat) external pure {
        if (PriceBounds.fresh(observedAt, time, heartbeat)) assert(time - observedAt <= heartbeat);
    }

    function aValueIsWithinItself(uint128 value, uint32 shareBps) external pure {
        assert(PriceBounds.within(value, value, shareBps));
    }
}

contract PayoutProofs {
    function whatIsAcceptedIsConserved(uint128 collections, uint128 before, uint128 paid, uint128 rest) external pure {
        WaterfallGuard.requireConserved(collections, before, paid, rest);
        assert(uint256(collections) + before == uint256(paid) + rest);
    }

    function aShareIsNotAboveTheExactOne(uint64 total, uint64 units, uint64 supply) external pure {
        require(supply > 0 && units <= supply);
        uint256 share = WaterfallGuard.floorShare(total, units, supply);
        assert(share * supply <= uint256(total) * units);
    }

    function aShareIsLessThanOneBelowTheExactOne(uint64 total, uint64 units, uint64 supply) external pure {
        require(supply > 0 && units <= supply);
        uint256 share = WaterfallGuard.floorShare(total, units, supply);
        assert((share + 1) * supply > uint256(total) * units);
    }

    function equityNeedsTheSeniorTests(bool seniorTestsHold, uint256 residual) external pure {
        WaterfallGuard.requirePriority(seniorTestsHold, residual);
        assert(seniorTestsHold || residual == 0);
    }

    function equityIsAPartOfTheTotal(bytes32 classId, uint256 residual, uint256 total) external pure {
        WaterfallGuard.requirePartOf(classId, residual, total);
        assert(residual <= total);
    }
}
