// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {LoanMath} from "../../../main/solidity/lending/LoanMath.sol";
import {LoanTerms} from "../../../main/solidity/lending/LoanTerms.sol";
import {Checks} from "../support/Checks.sol";
import {Coin} from "../support/Coins.sol";
import {VM} from "../support/Vm.sol";
import {VaultFixture} from "./VaultFixture.sol";

/// Terms that cannot be, and the arithmetic by itself.
contract LoanTermsTest is VaultFixture {
    function setUp() external {
        _setUpVault(new Coin());
    }

    function test_termsThatCannotBe() external {
        LoanTerms.Terms memory terms = _terms();
        terms.borrower = address(0);
        _refused(terms);
        terms = _terms();
        terms.lender = address(0);
        _refused(terms);
        terms.lender = BORROWER;
        _refused(terms);
        terms = _terms();
        terms.collateral = terms.cash;
        _refused(terms);
        terms = _terms();
        terms.lot = 0;
        _refused(terms);
        terms = _terms();
        terms.drawBps = 0;
        _refused(terms);
        terms.drawBps = terms.callBps + 1;
        _refused(terms);
        terms = _terms();
        terms.callBps = 10_000;
        terms.discountBps = 0;
        _refused(terms);
        terms = _terms();
        terms.discountBps = 3_000;
        _refused(terms);
        terms = _terms();
        terms.rateBps = 10_001;
        _refused(terms);
        terms = _terms();
        terms.cureTime = 0;
        _refused(terms);
    }

    function test_termsWithoutTokens() external {
        LoanTerms.Terms memory terms = _terms();
        terms.collateral = Coin(address(0));
        _refused(terms);
        terms = _terms();
        terms.cash = Coin(address(0));
        _refused(terms);
    }

    function test_termsOnTheirBounds() external {
        LoanTerms.Terms memory terms = _terms();
        terms.drawBps = terms.callBps;
        terms.discountBps = 2_999;
        terms.rateBps = 10_000;
        terms.cureTime = 1;
        VM.expectEmit();
        emit LoanTerms.Opened("other", BORROWER, coin);
        vault.open("other", terms);
    }

    function testFuzz_interestIsTheSameInOnePieceAndInTwo(uint64 principal, uint16 rate, uint32 first, uint32 second)
        external
        pure
    {
        (uint256 whole, uint64 carry) = LoanMath.accrued(principal, rate, uint48(first) + second, 0);
        (uint256 one, uint64 carried) = LoanMath.accrued(principal, rate, first, 0);
        (uint256 two, uint64 rest) = LoanMath.accrued(principal, rate, second, carried);
        Checks.eq(one + two, whole, "interest");
        Checks.eq(rest, carry, "carry");
        Checks.eq(whole, uint256(principal) * rate * (uint256(first) + second) / (10_000 * 365 days), "formula");
    }

    function testFuzz_aSplitIsExact(uint128 proceeds, uint128 debt) external pure {
        (uint128 repaid, uint128 surplus) = LoanMath.split(proceeds, debt);
        Checks.eq(uint256(repaid) + surplus, proceeds, "all of it");
        Checks.yes(repaid <= debt && (surplus == 0 || repaid == debt), "debt first");
    }

    function testFuzz_notWorseIsTheRatio(uint64 debt, uint64 collateral, uint64 paid, uint64 sold) external pure {
        debt = debt == 0 ? 1 : debt;
        collateral = collateral == 0 ? 1 : collateral;
        uint128 debtAfter = debt - paid % debt;
        uint128 collateralAfter = collateral - sold % collateral;
        bool wanted = uint256(debtAfter) * 1e40 / collateralAfter <= uint256(debt) * 1e40 / collateral;
        Checks.yes(LoanMath.notWorse(debt, collateral, debtAfter, collateralAfter) == wanted, "ratio");
    }

    function testFuzz_aboveIsTheRatio(uint64 debt, uint64 value, uint16 bps) external pure {
        bool wanted = value == 0 ? debt > 0 : uint256(debt) * 10_000 > uint256(bps) * value;
        Checks.yes(LoanMath.above(debt, value, bps) == wanted, "ratio");
        Checks.yes(!LoanMath.above(0, value, bps), "no debt is never above");
    }

    function _refused(LoanTerms.Terms memory terms) private {
        VM.expectRevert(abi.encodeWithSelector(LoanTerms.BadTerms.selector, bytes32("other")));
        vault.open("other", terms);
    }
}
