// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DistributionTerms} from "../../../main/solidity/distribution/DistributionTerms.sol";
import {WaterfallGuard} from "../../../main/solidity/distribution/WaterfallGuard.sol";
import {TrancheToken} from "../../../main/solidity/tranche/TrancheToken.sol";
import {Checks} from "../support/Checks.sol";
import {PayoutLeaves} from "../support/PayoutLeaves.sol";
import {PayStage} from "../support/PayStage.sol";
import {VM} from "../support/Vm.sol";

/// A date that pays several classes, out of collections and reserve, and dates at their bounds.
contract PayoutClassesTest is PayStage {
    bytes32 private constant ID = keccak256("DATE");

    function setUp() external {
        _open();
    }

    function test_everyClassIsPaidByItsOwnTotalAndUnits() external {
        _deal();
        _collect(150 * CENT);
        DistributionTerms.Payment[] memory all = _two();
        _declareTwo(all);
        _push(ID, all, 0, 4);
        Checks.eq(cash.balanceOf(BOB), 80 * CENT, "30 of A and 50 of B");
        Checks.eq(pool.classTotal(ID, A), 100 * CENT, "total of A");
        Checks.eq(pool.classPaid(ID, A), 100 * CENT, "A");
        Checks.eq(pool.classTotal(ID, B), 50 * CENT, "total of B");
        Checks.eq(pool.classPaid(ID, B), 50 * CENT, "B");
        Checks.eq(pool.held(), 0, "nothing left");
    }

    function test_classesMayChangeFromPaymentToPayment() external {
        _deal();
        _collect(150 * CENT);
        DistributionTerms.Payment[] memory mixed = _two();
        (mixed[1], mixed[3]) = (mixed[3], mixed[1]);
        _declareTwo(mixed);
        _push(ID, mixed, 0, 4);
        Checks.eq(cash.balanceOf(ANN) + cash.balanceOf(BOB) + cash.balanceOf(CAT), 150 * CENT, "all paid");
    }

    function test_aClassThatIsNotOfTheDateGetsNothing() external {
        _deal();
        _collect(100 * CENT);
        DistributionTerms.Payment[] memory wrong = new DistributionTerms.Payment[](1);
        wrong[0] = DistributionTerms.Payment(B, BOB, 100 * CENT);
        _declare(ID, wrong);
        bytes32[] memory proof = new bytes32[](0);
        VM.expectRevert(abi.encodeWithSelector(DistributionTerms.NotOfThisDate.selector, ID, B));
        pool.pay(ID, new DistributionTerms.Payment[](0), 0, wrong, proof);
    }

    function test_frozenUnitsOfOneClassHoldItsCashAlone() external {
        _deal();
        _collect(150 * CENT);
        DistributionTerms.Payment[] memory all = _two();
        _declareTwo(all);
        _token(B).setFrozenTokens(BOB, 10);
        Checks.eq(_token(B).frozenWallets(), 1, "one");
        _push(ID, all, 0, 4);
        Checks.eq(cash.balanceOf(BOB), 30 * CENT, "A goes");
        Checks.yes(pool.isReserved(ID, 3), "B waits");
        _token(B).setFrozenTokens(BOB, 9);
        _push(ID, all, 0, 4);
        Checks.eq(cash.balanceOf(BOB), 80 * CENT, "a part that is frozen holds nothing");
    }

    /// That somebody's units are frozen changes nothing for the others: neither for who is suspended nor for who has sold.
    function test_anothersFrozenUnitsChangeNothing() external {
        _deal();
        _collect(150 * CENT);
        DistributionTerms.Payment[] memory all = _two();
        _declareTwo(all);
        _token(A).setFrozenTokens(ANN, 600);
        _block(BOB, 12);
        _token(A).burn(CAT, 100);
        VM.expectEmit(address(pool));
        emit DistributionTerms.Reserved(ID, ANN, 0, 60 * CENT, 31);
        VM.expectEmit(address(pool));
        emit DistributionTerms.Reserved(ID, BOB, 1, 30 * CENT, 12);
        _push(ID, all, 0, 4);
        Checks.eq(cash.balanceOf(BOB), 0, "suspended");
        Checks.eq(cash.balanceOf(CAT), 10 * CENT, "has nothing now, and nothing of it is frozen");
    }

    function test_walletsWithAFrozenAmountAreCounted() external {
        _deal();
        TrancheToken token = _token(A);
        token.setFrozenTokens(ANN, 0);
        Checks.eq(token.frozenWallets(), 0, "none");
        token.setFrozenTokens(ANN, 600);
        token.setFrozenTokens(ANN, 7);
        token.setFrozenTokens(CAT, 1);
        Checks.eq(token.frozenWallets(), 2, "two");
        token.setFrozenTokens(ANN, 0);
        token.setFrozenTokens(ANN, 0);
        Checks.eq(token.frozenWallets(), 1, "one");
    }

    function test_theReservePaysWhatCollectionsLack() external {
        _deal();
        cash.issue(address(pool), 70 * CENT);
        pool.creditReserve(DEAL, 70 * CENT);
        _collect(60 * CENT);
        DistributionTerms.Payment[] memory all = _hundred();
        for (uint256 i = 0; i < 3; i++) all[i].amount /= 100;
        DistributionTerms.Declaration memory d = _terms(ID, 100 * CENT, all);
        d.collectionsUsed = 60 * CENT;
        d.reserveAfter = 30 * CENT - 1;
        VM.expectRevert(
            abi.encodeWithSelector(
                WaterfallGuard.SumsDoNotAddUp.selector, 60 * CENT, 70 * CENT, 100 * CENT, 30 * CENT - 1
            )
        );
        pool.declare(ID, d, _totals(A, 100 * CENT));
        d.reserveAfter = 30 * CENT;
        pool.declare(ID, d, _totals(A, 100 * CENT));
        Checks.eq(pool.reserve(DEAL), 30 * CENT, "what stays");
        Checks.eq(pool.collections(DEAL), 0, "all used");
    }

    function test_aPeriodMayBringNothing() external {
        _deal();
        pool.creditCollections(DEAL, 202_009, 0);
        Checks.yes(pool.credited(DEAL, 202_009), "credited");
        VM.expectRevert(abi.encodeWithSelector(DistributionTerms.PeriodAlreadyCredited.selector, DEAL, 202_009));
        pool.creditCollections(DEAL, 202_009, CENT);
    }

    function test_allOfAClassMayBeEquitys() external {
        _deal();
        _collect(100 * CENT);
        DistributionTerms.Payment[] memory all = _hundred();
        for (uint256 i = 0; i < 3; i++) all[i].amount /= 100;
        DistributionTerms.ClassTotal[] memory totals = _totals(A, 100 * CENT);
        totals[0].residual = 100 * CENT + 1;
        DistributionTerms.Declaration memory d = _terms(ID, 100 * CENT, all);
        VM.expectRevert(
            abi.encodeWithSelector(WaterfallGuard.ResidualAboveTotal.selector, A, 100 * CENT + 1, 100 * CENT)
        );
        pool.declare(ID, d, totals);
        totals[0].residual = 100 * CENT;
        pool.declare(ID, d, totals);
    }

    function test_twoHundredPaymentsAndNoMore() external {
        address[] memory holders = new address[](201);
        uint256[] memory units = new uint256[](201);
        DistributionTerms.Payment[] memory all = new DistributionTerms.Payment[](201);
        for (uint256 i = 0; i < 201; i++) {
            (holders[i], units[i]) = (address(uint160(0xABC000 + i)), 1);
            all[i] = DistributionTerms.Payment(A, holders[i], CENT);
        }
        _class(A, holders, units);
        factory.markIssued(DEAL);
        _collect(201 * CENT);
        _declare(ID, all);
        bytes32[] memory proof = PayoutLeaves.proof(ID, all, 0, 201);
        VM.expectRevert(abi.encodeWithSelector(DistributionTerms.BadBatch.selector, 201));
        pool.pay(ID, new DistributionTerms.Payment[](0), 0, all, proof);
        _push(ID, all, 0, 200);
        Checks.eq(pool.held(), CENT, "one is left");
    }

    function test_sixteenClassesAndNoMore() external {
        DistributionTerms.ClassTotal[] memory totals = new DistributionTerms.ClassTotal[](16);
        DistributionTerms.Payment[] memory all = new DistributionTerms.Payment[](16);
        address[] memory holders = new address[](1);
        uint256[] memory units = new uint256[](1);
        (holders[0], units[0]) = (ANN, 10);
        for (uint256 i = 0; i < 16; i++) {
            bytes32 classId = bytes32(i + 1);
            _class(classId, holders, units);
            totals[i] = DistributionTerms.ClassTotal(classId, CENT, 0);
            all[i] = DistributionTerms.Payment(classId, ANN, CENT);
        }
        factory.markIssued(DEAL);
        _collect(16 * CENT);
        DistributionTerms.Declaration memory d = _terms(ID, 16 * CENT, all);
        VM.expectRevert(abi.encodeWithSelector(DistributionTerms.BadBatch.selector, 17));
        pool.declare(ID, d, new DistributionTerms.ClassTotal[](17));
        pool.declare(ID, d, totals);
        _push(ID, all, 0, 16);
        Checks.eq(cash.balanceOf(ANN), 16 * CENT, "of all classes");
    }

    /// What a class gets is counted in cents, in 48 bits.
    function test_A15_aClassGetsAtMostWhatItsCounterHolds() external {
        address[] memory holders = new address[](1);
        uint256[] memory units = new uint256[](1);
        (holders[0], units[0]) = (ANN, 1);
        _class(A, holders, units);
        factory.markIssued(DEAL);
        uint256 most = ((1 << 48) - 1) * CENT;
        _collect(most + CENT);
        DistributionTerms.Payment[] memory all = new DistributionTerms.Payment[](1);
        all[0] = DistributionTerms.Payment(A, ANN, most + CENT);
        DistributionTerms.Declaration memory d = _terms(ID, most + CENT, all);
        VM.expectRevert();
        pool.declare(ID, d, _totals(A, most + CENT));
        all[0].amount = most;
        _declare(ID, all);
        _push(ID, all, 0, 1);
        Checks.eq(cash.balanceOf(ANN), most, "2.8 trillion");
    }

    /// 100.00 to A as its holders have it, 50.00 to B, which is Bob's alone. In hundredths of {_hundred}.
    function _two() private pure returns (DistributionTerms.Payment[] memory payments) {
        payments = new DistributionTerms.Payment[](4);
        payments[0] = DistributionTerms.Payment(A, ANN, 60 * CENT);
        payments[1] = DistributionTerms.Payment(A, BOB, 30 * CENT);
        payments[2] = DistributionTerms.Payment(A, CAT, 10 * CENT);
        payments[3] = DistributionTerms.Payment(B, BOB, 50 * CENT);
    }

    function _declareTwo(DistributionTerms.Payment[] memory payments) private {
        DistributionTerms.ClassTotal[] memory totals = new DistributionTerms.ClassTotal[](2);
        totals[0] = DistributionTerms.ClassTotal(A, 100 * CENT, 0);
        totals[1] = DistributionTerms.ClassTotal(B, 50 * CENT, 0);
        pool.declare(ID, _terms(ID, 150 * CENT, payments), totals);
    }
}
