// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {DistributionTerms} from "../../../main/solidity/distribution/DistributionTerms.sol";
import {WaterfallGuard} from "../../../main/solidity/distribution/WaterfallGuard.sol";
import {Checks} from "../support/Checks.sol";
import {PayStage} from "../support/PayStage.sol";
import {VM} from "../support/Vm.sol";

/// A15: shares at the edges, to the cent.
contract PayoutAmountsTest is PayStage {
    bytes32 private constant ID = keccak256("DATE");

    function setUp() external {
        _open();
    }

    function test_A15_oneCentForThree() external {
        _deal();
        _collect(CENT);
        DistributionTerms.Payment[] memory one = new DistributionTerms.Payment[](1);
        one[0] = DistributionTerms.Payment(A, CAT, CENT);
        _declare(ID, one);
        _push(ID, one, 0, 1);
        Checks.eq(cash.balanceOf(CAT), CENT, "the cent goes where the engine says, within one of the share");
        Checks.eq(pool.held(), 0, "nothing left");
    }

    function test_A15_supplyOfOne() external {
        address[] memory holders = new address[](1);
        uint256[] memory units = new uint256[](1);
        (holders[0], units[0]) = (ANN, 1);
        _class(A, holders, units);
        factory.markIssued(DEAL);
        _collect(777 * CENT);
        DistributionTerms.Payment[] memory all = new DistributionTerms.Payment[](1);
        all[0] = DistributionTerms.Payment(A, ANN, 777 * CENT);
        _declare(ID, all);
        _push(ID, all, 0, 1);
        Checks.eq(cash.balanceOf(ANN), 777 * CENT, "all of it");
    }

    function test_A15_aPartOfACentIsRefused() external {
        _deal();
        _collect(100 * CENT);
        DistributionTerms.Payment[] memory two = new DistributionTerms.Payment[](2);
        two[0] = DistributionTerms.Payment(A, ANN, 60 * CENT + 1);
        two[1] = DistributionTerms.Payment(A, BOB, 40 * CENT - 1);
        _declare(ID, two);
        VM.expectRevert(abi.encodeWithSelector(DistributionTerms.NotWholeMinorUnits.selector, 60 * CENT + 1));
        _push(ID, two, 0, 1);
    }

    /// Holdings and total are drawn; amounts come from the largest remainder, and the chain agrees with every one.
    function testFuzz_A15_drawnHoldingsAddUp(uint256 seed, uint64 total) external {
        uint256 n = 2 + seed % 9;
        uint256 amount = 1 + uint256(total) % 1e13;
        address[] memory holders = new address[](n);
        uint256[] memory units = new uint256[](n);
        uint256 supply = 0;
        for (uint256 i = 0; i < n; i++) {
            holders[i] = address(uint160(0xABC000 + i));
            units[i] = 1 + uint256(keccak256(abi.encode(seed, i))) % (i % 2 == 0 ? 1e12 : 100);
            supply += units[i];
        }
        _class(A, holders, units);
        factory.markIssued(DEAL);
        _collect(amount * CENT);
        DistributionTerms.Payment[] memory payments = _share(holders, units, supply, amount);
        _declare(ID, payments);
        _push(ID, payments, 0, payments.length);
        uint256 paid = 0;
        for (uint256 i = 0; i < n; i++) {
            paid += cash.balanceOf(holders[i]);
        }
        Checks.eq(paid, amount * CENT, "sum");
        Checks.eq(pool.held(), 0, "no dust");
    }

    function test_A15_casts() external {
        Checks.eq(uint256(SafeCast.toUint48((1 << 48) - 1)), (1 << 48) - 1, "below");
        VM.expectRevert();
        this.narrow(1 << 48);
        VM.expectRevert();
        this.narrowMore(1 << 208);
        VM.expectRevert();
        this.multiply(type(uint256).max);
    }

    function narrow(uint256 value) external pure returns (uint48) {
        return SafeCast.toUint48(value);
    }

    function narrowMore(uint256 value) external pure returns (uint208) {
        return SafeCast.toUint208(value);
    }

    function multiply(uint256 total) external pure {
        WaterfallGuard.requireProRata(1, total, 1 << 60, 1, 1);
    }

    function _share(address[] memory holders, uint256[] memory units, uint256 supply, uint256 amount)
        private
        pure
        returns (DistributionTerms.Payment[] memory payments)
    {
        uint256 n = holders.length;
        uint256[] memory cents = new uint256[](n);
        uint256[] memory remainders = new uint256[](n);
        uint256 left = amount;
        uint256 paid = n;
        for (uint256 i = 0; i < n; i++) {
            cents[i] = amount * units[i] / supply;
            remainders[i] = amount * units[i] % supply + 1;
            left -= cents[i];
        }
        for (; left > 0; left--) {
            uint256 best = 0;
            for (uint256 i = 1; i < n; i++) {
                if (remainders[i] > remainders[best]) best = i;
            }
            cents[best]++;
            remainders[best] = 0;
        }
        for (uint256 i = 0; i < n; i++) {
            if (cents[i] == 0) paid--;
        }
        payments = new DistributionTerms.Payment[](paid);
        for (uint256 i = n; i > 0; i--) {
            if (cents[i - 1] > 0) payments[--paid] = DistributionTerms.Payment(A, holders[i - 1], cents[i - 1] * CENT);
        }
    }
}
