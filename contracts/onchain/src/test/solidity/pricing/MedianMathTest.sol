// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MedianMath} from "../../../main/solidity/pricing/MedianMath.sol";
import {PriceBounds} from "../../../main/solidity/pricing/PriceBounds.sol";
import {Checks} from "../support/Checks.sol";
import {VM} from "../support/Vm.sol";

/// The median against a slow, obvious count; bounds against their own words.
contract MedianMathTest {
    function test_evenCountsTakeTheMiddleRoundedDown() external pure {
        Checks.eq(_median(4, [uint128(9), 1, 6, 3, 0]), 4, "3 and 6");
        Checks.eq(_median(2, [uint128(1), 4, 0, 0, 0]), 2, "1 and 4");
        Checks.eq(_median(1, [uint128(7), 0, 0, 0, 0]), 7, "one");
        uint128 top = type(uint128).max;
        Checks.eq(_median(2, [top, top, 0, 0, 0]), top, "no overflow");
    }

    function test_nothingHasNoMiddle() external {
        VM.expectRevert(MedianMath.NoValues.selector);
        this.medianOf(0, [uint128(1), 1, 1, 1, 1]);
    }

    function medianOf(uint256 count, uint128[5] memory values) external pure returns (uint128) {
        return _median(count, values);
    }

    /// At least half of the values are not above it, at least half not below, and it lies between two neighbours.
    function testFuzz_halfAreNotAboveAndHalfNotBelow(uint128[5] memory values, uint8 size) external pure {
        uint256 count = 1 + size % 5;
        uint128[5] memory given = values;
        uint128 middle = _median(count, values);
        (uint256 below, uint256 above, uint128 least, uint128 most) = (0, 0, type(uint128).max, 0);
        for (uint256 i = 0; i < count; i++) {
            if (given[i] <= middle) below++;
            if (given[i] >= middle) above++;
            if (given[i] < least) least = given[i];
            if (given[i] > most) most = given[i];
        }
        Checks.yes(2 * below >= count && 2 * above + 1 >= count, "half on each side");
        Checks.yes(count % 2 == 0 || 2 * above >= count, "odd: it is one of them");
        Checks.yes(middle >= least && middle <= most, "between");
    }

    function testFuzz_withinIsADistanceInBothDirections(uint128 base, uint32 shareBps) external pure {
        uint256 far = uint256(base) * (shareBps % 10_000) / 10_000;
        uint32 bps = shareBps % 10_000;
        Checks.yes(PriceBounds.within(base - uint128(far), base, bps), "down to the bound");
        if (base > 0 && far < base) {
            Checks.yes(!PriceBounds.within(base - uint128(far) - 1, base, bps), "not below");
        }
        if (uint256(base) + far < type(uint128).max) {
            Checks.yes(PriceBounds.within(base + uint128(far), base, bps), "up to the bound");
            Checks.yes(!PriceBounds.within(base + uint128(far) + 1, base, bps), "not above");
        }
    }

    function testFuzz_freshFromTheObservationToTheHeartbeat(uint48 at, uint48 time, uint48 heartbeat) external pure {
        bool wanted = at <= time && uint256(time) <= uint256(at) + heartbeat;
        Checks.yes(PriceBounds.fresh(at, time, heartbeat) == wanted, "fresh");
    }

    function _median(uint256 count, uint128[5] memory values) private pure returns (uint128) {
        uint128[] memory list = new uint128[](5);
        for (uint256 i = 0; i < 5; i++) list[i] = values[i];
        return MedianMath.median(list, count);
    }
}
