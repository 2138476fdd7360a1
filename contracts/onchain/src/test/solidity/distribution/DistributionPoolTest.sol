// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DistributionPool} from "../../../main/solidity/distribution/DistributionPool.sol";
import {DistributionTerms} from "../../../main/solidity/distribution/DistributionTerms.sol";
import {WaterfallGuard} from "../../../main/solidity/distribution/WaterfallGuard.sol";
import {RecordedBalances} from "../../../main/solidity/tranche/RecordedBalances.sol";
import {TrancheFactory} from "../../../main/solidity/tranche/TrancheFactory.sol";
import {TrancheToken} from "../../../main/solidity/tranche/TrancheToken.sol";
import {Checks} from "../support/Checks.sol";
import {PayoutLeaves} from "../support/PayoutLeaves.sol";
import {PayStage} from "../support/PayStage.sol";
import {VM} from "../support/Vm.sol";

/// Payments of one date: pushed, claimed, reserved, released, swept.
contract DistributionPoolTest is PayStage {
    bytes32 private constant ID = keccak256("DATE");
    DistributionTerms.Payment[] private _none;

    function setUp() external {
        _open();
        _deal();
        _collect(10_000 * CENT);
    }

    function test_pushedInOneBatch() external {
        _declare(ID, _hundred());
        _push(ID, _hundred(), 0, 3);
        Checks.eq(cash.balanceOf(ANN), 6_000 * CENT, "Ann");
        Checks.eq(cash.balanceOf(BOB), 3_000 * CENT, "Bob");
        Checks.eq(cash.balanceOf(CAT), 1_000 * CENT, "Cat");
        (uint256 escrow, uint256 reserved) = _escrow(ID);
        Checks.eq(escrow + reserved, 0, "escrow");
        Checks.eq(pool.held(), 0, "held");
        Checks.eq(pool.paidWord(ID, 0), 7, "bits");
    }

    function test_feesComeOutOfWhatClassesLeave() external {
        _collect(50 * CENT);
        pool.declare(ID, _terms(ID, 10_050 * CENT, _hundred()), _totals(A, 10_000 * CENT));
        VM.expectRevert(abi.encodeWithSelector(DistributionTerms.AboveFees.selector, 51 * CENT, 50 * CENT));
        _payFee(ID, SERVICER, 51 * CENT);
        _payFee(ID, SERVICER, 50 * CENT);
        Checks.eq(cash.balanceOf(SERVICER), 50 * CENT, "fee");
        VM.expectRevert(abi.encodeWithSelector(DistributionTerms.AboveFees.selector, CENT, 0));
        _payFee(ID, SERVICER, CENT);
    }

    function test_feesAndTotalsAreWholeCents() external {
        DistributionTerms.Declaration memory d = _terms(ID, 9_999 * CENT + 1, _hundred());
        d.collectionsUsed = 10_000 * CENT;
        d.reserveAfter = CENT - 1;
        VM.expectRevert(abi.encodeWithSelector(DistributionTerms.NotWholeMinorUnits.selector, 9_999 * CENT + 1));
        pool.declare(ID, d, _totals(A, 9_999 * CENT));
        pool.declare(ID, _terms(ID, 10_000 * CENT, _hundred()), _totals(A, 9_000 * CENT));
        uint256[3] memory amounts = [uint256(0), 1, CENT + 1];
        for (uint256 i = 0; i < 3; i++) {
            VM.expectRevert(abi.encodeWithSelector(DistributionTerms.NotWholeMinorUnits.selector, amounts[i]));
            _payFee(ID, SERVICER, amounts[i]);
        }
    }

    function test_aDealThatIsNotIssuedCollectsNothing() external {
        VM.expectRevert(abi.encodeWithSelector(TrancheFactory.UnknownDeal.selector, bytes32("OTHER")));
        pool.creditCollections("OTHER", 202_001, CENT);
    }

    function test_aClassThatNobodyHeldAtTheRecordGetsNothing() external {
        _token(B).burn(BOB, 10);
        _collect(CENT);
        DistributionTerms.Declaration memory d = _terms(ID, CENT, _hundred());
        VM.expectRevert(abi.encodeWithSelector(DistributionTerms.NoHolders.selector, B, record));
        pool.declare(ID, d, _totals(B, CENT));
    }

    function test_aReserveIsCashThatHasCome() external {
        cash.issue(address(pool), 7 * CENT);
        VM.expectEmit(address(pool));
        emit DistributionTerms.ReserveCredited(DEAL, 7 * CENT, 7 * CENT);
        pool.creditReserve(DEAL, 7 * CENT);
        Checks.eq(pool.reserve(DEAL), 7 * CENT, "reserve");
        VM.expectRevert(
            abi.encodeWithSelector(DistributionTerms.CashNotReceived.selector, 10_008 * CENT, 10_007 * CENT)
        );
        pool.creditReserve(DEAL, CENT);
    }

    function test_aFeeIsNoWayToPayAHolder() external {
        _declare(ID, _hundred());
        DistributionTerms.Payment[] memory fees = _hundred();
        VM.expectRevert(abi.encodeWithSelector(DistributionTerms.NotAFee.selector, A));
        pool.pay(ID, fees, 0, _none, new bytes32[](0));
    }

    // A13: what counts is the record that was cut, not blocks or times.
    function test_A13_boughtAfterTheRecordEarnsNothing() external {
        _token(A).settleTransfer(ANN, CAT, 600, uint64(block.timestamp));
        _declare(ID, _hundred());
        _push(ID, _hundred(), 0, 3);
        Checks.eq(cash.balanceOf(ANN), 6_000 * CENT, "Ann held at the record, in the same block");
    }

    function test_A13_aRecordThatIsNotCutPaysNobody() external {
        DistributionTerms.Declaration memory d = _terms(ID, 10_000 * CENT, _hundred());
        for (uint48 ahead = 1; ahead <= 2; ahead++) {
            d.recordId = record + ahead;
            VM.expectRevert(abi.encodeWithSelector(RecordedBalances.RecordNotCut.selector, record + 1, d.recordId));
            pool.declare(ID, d, _totals(A, 10_000 * CENT));
        }
    }

    function test_A13_sharesOfAnOlderRecordStay() external {
        _token(A).settleTransfer(ANN, CAT, 500, uint64(block.timestamp));
        uint48 old = record;
        _collect(10_000 * CENT);
        DistributionTerms.Declaration memory d = _terms(ID, 10_000 * CENT, _hundred());
        d.recordId = old;
        pool.declare(ID, d, _totals(A, 10_000 * CENT));
        _push(ID, _hundred(), 0, 3);
        _declare("LATER", _hundred());
        VM.expectRevert(abi.encodeWithSelector(WaterfallGuard.NotProRata.selector, 6_000 * CENT, 1_000 * CENT));
        _push("LATER", _hundred(), 0, 1);
    }

    // A14: once, to the wallet only, whoever starts it.
    function test_A14_secondClaim() external {
        _declare(ID, _hundred());
        VM.prank(address(0xBAD));
        Checks.yes(_claim(ID, _hundred(), 1), "sent");
        Checks.eq(cash.balanceOf(BOB), 3_000 * CENT, "to the wallet, not to the caller");
        VM.expectRevert(abi.encodeWithSelector(DistributionTerms.AlreadyPaid.selector, ID, 1));
        this.claim(1);
    }

    function test_A14_claimAfterPushAndPushAfterClaim() external {
        _declare(ID, _hundred());
        _claim(ID, _hundred(), 0);
        _push(ID, _hundred(), 0, 2);
        VM.expectRevert(abi.encodeWithSelector(DistributionTerms.AlreadyPaid.selector, ID, 1));
        this.claim(1);
        _push(ID, _hundred(), 0, 3);
        Checks.eq(cash.balanceOf(ANN), 6_000 * CENT, "once");
        Checks.eq(cash.balanceOf(BOB), 3_000 * CENT, "once");
        Checks.eq(pool.held(), 0, "nothing left");
    }

    function test_A14_redirectedClaim() external {
        _declare(ID, _hundred());
        DistributionTerms.Payment memory theft = DistributionTerms.Payment(A, address(0xBAD), 6_000 * CENT);
        bytes32[] memory proof = PayoutLeaves.proof(ID, _hundred(), 0, 1);
        VM.expectRevert(abi.encodeWithSelector(DistributionTerms.NotInRoot.selector, ID, 0));
        pool.claim(ID, 0, theft, proof);
        VM.expectRevert(abi.encodeWithSelector(DistributionTerms.NotInRoot.selector, ID, 1));
        pool.claim(ID, 1, _hundred()[0], proof);
    }

    function test_A14_batchWithRepeats() external {
        _declare(ID, _hundred());
        DistributionTerms.Payment[] memory twice = new DistributionTerms.Payment[](2);
        (twice[0], twice[1]) = (_hundred()[0], _hundred()[0]);
        bytes32[] memory proof = PayoutLeaves.proof(ID, _hundred(), 0, 2);
        VM.expectRevert(abi.encodeWithSelector(DistributionTerms.NotInRoot.selector, ID, 0));
        pool.pay(ID, _none, 0, twice, proof);
    }

    function test_A14_aBlockedHolderIsReservedAndPaidLater() external {
        _declare(ID, _hundred());
        _block(BOB, 13);
        VM.expectEmit(address(pool));
        emit DistributionTerms.Reserved(ID, BOB, 1, 3_000 * CENT, 13);
        _push(ID, _hundred(), 0, 3);
        Checks.eq(cash.balanceOf(ANN) + cash.balanceOf(CAT), 7_000 * CENT, "others are paid");
        Checks.yes(!_claim(ID, _hundred(), 1), "a claim does not help");
        (uint256 escrow, uint256 reserved) = _escrow(ID);
        Checks.eq(escrow, 3_000 * CENT, "escrow");
        Checks.eq(reserved, 3_000 * CENT, "reserved once");
        _block(BOB, 0);
        Checks.yes(_claim(ID, _hundred(), 1), "released");
        (escrow, reserved) = _escrow(ID);
        Checks.eq(escrow + reserved, 0, "nothing left");
        Checks.yes(!pool.isReserved(ID, 1) && pool.isPaid(ID, 1), "bits");
    }

    function test_A14_aFrozenHolderIsReserved() external {
        _declare(ID, _hundred());
        _token(A).setFrozenTokens(ANN, 600);
        VM.expectEmit(address(pool));
        emit DistributionTerms.Reserved(ID, ANN, 0, 6_000 * CENT, 31);
        _push(ID, _hundred(), 0, 1);
        _token(A).setFrozenTokens(ANN, 599);
        _push(ID, _hundred(), 0, 1);
        Checks.eq(cash.balanceOf(ANN), 6_000 * CENT, "a part that is frozen holds up no cash");
    }

    function test_I25_aRecoveredWalletGetsWhatTheOldOneIsOwed() external {
        _declare(ID, _hundred());
        _block(CAT, 12);
        _push(ID, _hundred(), 0, 3);
        _block(CAT, 0);
        _replace(CAT, address(0xC4));
        Checks.yes(_claim(ID, _hundred(), 2), "released");
        Checks.eq(cash.balanceOf(address(0xC4)), 1_000 * CENT, "new wallet");
        Checks.eq(cash.balanceOf(CAT), 0, "old wallet");
    }

    function test_expiryEndsInASweep() external {
        _declare(ID, _hundred());
        _push(ID, _hundred(), 0, 2);
        uint256 claimsEnd = block.timestamp + pool.CLAIM_PERIOD();
        VM.warp(claimsEnd);
        VM.expectRevert(abi.encodeWithSelector(DistributionTerms.NotExpired.selector, claimsEnd));
        pool.sweep(ID, ISSUER);
        VM.warp(claimsEnd + 1);
        pool.sweep(ID, ISSUER);
        Checks.eq(cash.balanceOf(ISSUER), 1_000 * CENT, "swept");
        Checks.eq(pool.held(), 0, "held");
        VM.expectRevert(abi.encodeWithSelector(DistributionTerms.AboveEscrow.selector, ID, 1_000 * CENT, 0));
        this.claim(2);
        VM.expectRevert(DistributionTerms.NothingToMove.selector);
        pool.sweep(ID, ISSUER);
    }

    /// The role table gives the sweep five days, in which the guardian can stop it.
    function test_theGuardianStopsASweep() external {
        (uint64 payments, uint64 guardian) = (20, 21);
        (address payer, address trustee) = (address(0x9A), address(0x6A));
        bytes4[] memory sweep = new bytes4[](1);
        sweep[0] = DistributionPool.sweep.selector;
        manager.setTargetFunctionRole(address(pool), sweep, payments);
        manager.grantRole(payments, payer, 5 days);
        manager.grantRole(guardian, trustee, 0);
        manager.setRoleGuardian(payments, guardian);
        _declare(ID, _hundred());
        VM.warp(block.timestamp + pool.CLAIM_PERIOD() + 1);
        bytes memory call = abi.encodeCall(DistributionPool.sweep, (ID, ISSUER));
        VM.prank(payer);
        manager.schedule(address(pool), call, 0);
        VM.prank(payer);
        VM.expectRevert();
        pool.sweep(ID, ISSUER);
        VM.prank(trustee);
        manager.cancel(payer, address(pool), call);
        VM.warp(block.timestamp + 6 days);
        VM.prank(payer);
        VM.expectRevert();
        pool.sweep(ID, ISSUER);
        VM.prank(payer);
        manager.schedule(address(pool), call, 0);
        VM.warp(block.timestamp + 5 days);
        VM.prank(payer);
        pool.sweep(ID, ISSUER);
        Checks.eq(cash.balanceOf(ISSUER), 10_000 * CENT, "swept after the delay");
    }

    function test_rescueTakesOnlyWhatNobodyOwns() external {
        _declare(ID, _hundred());
        VM.expectRevert(DistributionTerms.NothingToMove.selector);
        pool.rescue(cash, ISSUER);
        cash.issue(address(pool), 5 * CENT);
        pool.rescue(cash, ISSUER);
        Checks.eq(cash.balanceOf(ISSUER), 5 * CENT, "the surplus");
        Checks.eq(cash.balanceOf(address(pool)), pool.held(), "escrow is whole");
    }

    // A17: the factor has no influence on cash.
    function test_A17_theFactorDoesNotTouchARun() external {
        _declare(ID, _hundred());
        factory.setClassBalance(DEAL, A, 500);
        VM.expectRevert(abi.encodeWithSelector(TrancheToken.BalanceRises.selector, 500, 501));
        factory.setClassBalance(DEAL, A, 501);
        factory.setClassBalance(DEAL, A, 0);
        _push(ID, _hundred(), 0, 3);
        Checks.eq(cash.balanceOf(ANN), 6_000 * CENT, "as declared");
        VM.expectRevert(abi.encodeWithSelector(TrancheToken.BalanceRises.selector, 0, 1));
        factory.setClassBalance(DEAL, A, 1);
    }

    // I15 and I16 at the place where they are decided.
    function test_I15_aDeclarationMustAddUp() external {
        DistributionTerms.Declaration memory d = _terms(ID, 10_000 * CENT, _hundred());
        d.totalPayable -= CENT;
        VM.expectRevert(
            abi.encodeWithSelector(
                WaterfallGuard.SumsDoNotAddUp.selector, 10_000 * CENT, 0, 9_999 * CENT, d.reserveAfter
            )
        );
        pool.declare(ID, d, _totals(A, 9_999 * CENT));
        d.totalPayable += CENT;
        VM.expectRevert(
            abi.encodeWithSelector(DistributionTerms.AbovePayable.selector, 10_001 * CENT, 10_000 * CENT)
        );
        pool.declare(ID, d, _totals(A, 10_001 * CENT));
        d.collectionsUsed += CENT;
        VM.expectRevert(
            abi.encodeWithSelector(DistributionTerms.AboveCollections.selector, 10_001 * CENT, 10_000 * CENT)
        );
        pool.declare(ID, d, _totals(A, 10_000 * CENT));
    }

    function test_I16_equityWaitsForSeniorTests() external {
        DistributionTerms.Declaration memory d = _terms(ID, 10_000 * CENT, _hundred());
        d.seniorTestsHold = false;
        DistributionTerms.ClassTotal[] memory totals = _totals(A, 10_000 * CENT);
        totals[0].residual = CENT;
        VM.expectRevert(abi.encodeWithSelector(WaterfallGuard.EquityBeforeSenior.selector, CENT));
        pool.declare(ID, d, totals);
        totals[0].residual = 10_001 * CENT;
        VM.expectRevert(
            abi.encodeWithSelector(WaterfallGuard.ResidualAboveTotal.selector, A, 10_001 * CENT, 10_000 * CENT)
        );
        pool.declare(ID, d, totals);
        totals[0].residual = 0;
        pool.declare(ID, d, totals);
    }

    function test_malformedDeclarationsAreRefused() external {
        DistributionTerms.Declaration memory d = _terms(ID, 10_000 * CENT, _hundred());
        VM.expectRevert(abi.encodeWithSelector(DistributionTerms.RootWithoutPayments.selector, d.root, d.payments));
        pool.declare(ID, d, new DistributionTerms.ClassTotal[](0));
        d.root = 0;
        VM.expectRevert(abi.encodeWithSelector(DistributionTerms.RootWithoutPayments.selector, bytes32(0), d.payments));
        pool.declare(ID, d, _totals(A, 10_000 * CENT));
        d = _terms(ID, 10_000 * CENT, _hundred());
        VM.expectRevert(abi.encodeWithSelector(DistributionTerms.NotWholeMinorUnits.selector, 1));
        pool.declare(ID, d, _totals(A, 1));
        DistributionTerms.ClassTotal[] memory twice = new DistributionTerms.ClassTotal[](2);
        (twice[0], twice[1]) = (_totals(A, CENT)[0], _totals(A, CENT)[0]);
        VM.expectRevert(abi.encodeWithSelector(DistributionTerms.RepeatedClass.selector, A));
        pool.declare(ID, d, twice);
        VM.expectRevert(abi.encodeWithSelector(DistributionTerms.BadBatch.selector, 17));
        pool.declare(ID, d, new DistributionTerms.ClassTotal[](17));
        pool.declare(ID, d, _totals(A, 10_000 * CENT));
        VM.expectRevert(abi.encodeWithSelector(DistributionTerms.AlreadyDeclared.selector, ID));
        pool.declare(ID, d, _totals(A, 10_000 * CENT));
        VM.expectRevert(abi.encodeWithSelector(DistributionTerms.BadBatch.selector, 0));
        pool.pay(ID, _none, 0, _none, new bytes32[](0));
        VM.expectRevert(abi.encodeWithSelector(DistributionTerms.BadBatch.selector, 201));
        pool.pay(ID, _none, 0, new DistributionTerms.Payment[](201), new bytes32[](0));
        VM.expectRevert(abi.encodeWithSelector(DistributionTerms.NotDeclared.selector, bytes32("NONE")));
        _push("NONE", _hundred(), 0, 1);
        VM.expectRevert(
            abi.encodeWithSelector(DistributionTerms.PeriodAlreadyCredited.selector, DEAL, uint32(202_001))
        );
        pool.creditCollections(DEAL, 202_001, 1);
    }

    /// Two leaves for one wallet pass the root, but not the class total.
    function test_aRootThatPaysTwiceRunsOutOfItsClass() external {
        DistributionTerms.Payment[] memory twice = new DistributionTerms.Payment[](2);
        (twice[0], twice[1]) = (_hundred()[0], _hundred()[0]);
        pool.declare(ID, _terms(ID, 10_000 * CENT, twice), _totals(A, 10_000 * CENT));
        VM.expectRevert(
            abi.encodeWithSelector(DistributionTerms.AboveClassTotal.selector, A, 12_000 * CENT, 10_000 * CENT)
        );
        _push(ID, twice, 0, 2);
    }

    function claim(uint256 index) external returns (bool) {
        return _claim(ID, _hundred(), index);
    }
}
