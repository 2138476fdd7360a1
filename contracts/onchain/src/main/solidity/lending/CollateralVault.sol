// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuard} from "@openzeppelin/contracts/utils/ReentrancyGuard.sol";
import {RateLimiter} from "@openzeppelin/contracts/utils/RateLimiter.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {PriceOracle} from "../pricing/PriceOracle.sol";
import {LoanMath} from "./LoanMath.sol";
import {LoanTerms} from "./LoanTerms.sol";

/// @title Collateral of loans, locked until the loan is healthy or paid
/// @notice Collateral leaves in three ways: released by two roles, sold after a margin call whose cure time has passed, or
/// withdrawn by the borrower when the debt is gone. Every look at the price goes to the oracle, which reverts when it is
/// stale or held: no sale without a price. The debt is what the servicing service says plus simple interest since then.
contract CollateralVault is LoanTerms, AccessManaged, ReentrancyGuard {
    using SafeERC20 for IERC20;
    using SafeCast for uint256;
    using RateLimiter for RateLimiter.SlidingWindow;

    /// @notice Gives the prices, and refuses to when they are stale or held.
    PriceOracle public immutable oracle;
    /// @notice Terms of each loan.
    mapping(bytes32 loanId => Terms) public termsOf;
    mapping(bytes32 loanId => Loan) private _loans;
    mapping(IERC20 collateral => RateLimiter.SlidingWindow) private _depths;

    /// @notice All roles are with the manager.
    /// @param authority the access manager
    /// @param prices the oracle of all feeds that loans name
    constructor(address authority, PriceOracle prices) AccessManaged(authority) {
        oracle = prices;
    }

    /// @notice Opens a loan without collateral and debt.
    /// @param loanId hashed id of the loan
    /// @param terms as agreed
    function open(bytes32 loanId, Terms calldata terms) external restricted {
        if (_loans[loanId].state != State.NONE) revert WrongState(loanId, _loans[loanId].state);
        bool parties = terms.borrower != address(0) && terms.lender != address(0) && terms.borrower != terms.lender;
        bool tokens = address(terms.collateral) != address(0) && address(terms.cash) != address(0)
            && address(terms.collateral) != address(terms.cash) && terms.lot != 0;
        // Sold just above the call, at the full discount, collateral still brings more than the debt.
        bool ratios = terms.drawBps != 0 && terms.drawBps <= terms.callBps && terms.rateBps <= LoanMath.WHOLE
            && uint256(terms.callBps) + terms.discountBps < LoanMath.WHOLE;
        if (!parties || !tokens || !ratios || terms.cureTime == 0) revert BadTerms(loanId);
        termsOf[loanId] = terms;
        _loans[loanId].state = State.ACTIVE;
        _loans[loanId].accruedAt = uint48(block.timestamp);
        emit Opened(loanId, terms.borrower, terms.collateral);
    }

    /// @notice Sets how much of a collateral all loans together may sell in a window.
    /// @param collateral the token
    /// @param window seconds
    /// @param amount of the token
    function setDepth(IERC20 collateral, uint48 window, uint208 amount) external restricted {
        _depths[collateral].updateSettings(window, amount);
        emit DepthSet(collateral, window, amount);
    }

    /// @notice Locks collateral of the borrower, who has allowed it. Open to the borrower alone: a stranger's deposits
    /// could stand in the way of a look at the price.
    /// @param loanId of the loan
    /// @param amount that the borrower has allowed
    function deposit(bytes32 loanId, uint128 amount) external nonReentrant {
        Terms storage terms = termsOf[loanId];
        Loan storage loan = _loans[loanId];
        if (msg.sender != terms.borrower) revert AccessManagedUnauthorized(msg.sender);
        if (loan.state == State.CLOSED) revert WrongState(loanId, loan.state);
        if (loan.checkedIn == block.number) revert SameBlock(loanId, block.number);
        loan.movedIn = uint48(block.number);
        loan.collateral += amount;
        _pull(terms.collateral, terms.borrower, address(this), amount);
        emit Deposited(loanId, amount, loan.collateral);
    }

    /// @notice Books a draw: the debt rises, within the terms' bound at the price of now.
    /// @param loanId of the loan
    /// @param amount of cash that the lender pays out
    function draw(bytes32 loanId, uint128 amount) external restricted {
        Loan storage loan = _in(loanId, State.ACTIVE);
        _requireSettled(loanId, loan);
        _accrue(loanId, loan);
        loan.principal += amount;
        uint128 debt = _debt(loan);
        if (debt < termsOf[loanId].leastDebt) revert DustLeft(loanId, debt);
        _requireCovered(loanId, loan, loan.collateral);
        emit Drawn(loanId, amount, debt);
    }

    /// @notice Pays the lender: interest first. Open to everyone: cash of one's own for another's debt harms nobody.
    /// @param loanId of the loan
    /// @param amount at most; what is above the debt stays with the payer
    function repay(bytes32 loanId, uint128 amount) external nonReentrant {
        Loan storage loan = _loans[loanId];
        Terms storage terms = termsOf[loanId];
        if (loan.state == State.NONE) revert WrongState(loanId, loan.state);
        _accrue(loanId, loan);
        (uint128 paid,) = LoanMath.split(amount, _debt(loan));
        uint128 rest = _reduce(loan, paid);
        if (rest != 0 && rest < terms.leastDebt) revert DustLeft(loanId, rest);
        bool inArrears = loan.state == State.CALLED || loan.state == State.DEFAULTED;
        if (rest == 0 && inArrears) _enter(loanId, loan, State.ACTIVE, 0);
        _pull(terms.cash, msg.sender, terms.lender, paid);
        emit Repaid(loanId, msg.sender, paid, rest);
    }

    /// @notice First half of a release.
    /// @param loanId of the loan
    /// @param amount of collateral for the borrower
    function proposeRelease(bytes32 loanId, uint128 amount) external restricted {
        Loan storage loan = _in(loanId, State.ACTIVE);
        loan.releaseProposer = msg.sender;
        loan.releaseAmount = amount;
        emit ReleaseProposed(loanId, msg.sender, amount);
    }

    /// @notice Second half, by another role and another party, at the price of now.
    /// @param loanId of the loan
    /// @param amount the one proposed
    function approveRelease(bytes32 loanId, uint128 amount) external restricted nonReentrant {
        Loan storage loan = _in(loanId, State.ACTIVE);
        if (
            loan.releaseProposer == address(0) || loan.releaseProposer == msg.sender || loan.releaseAmount != amount
        ) revert NotTheOther(loanId, msg.sender, amount);
        if (amount > loan.collateral) revert MoreThanThere(loanId, amount, loan.collateral);
        _requireSettled(loanId, loan);
        _accrue(loanId, loan);
        loan.releaseProposer = address(0);
        loan.collateral -= amount;
        if (_debt(loan) != 0) _requireCovered(loanId, loan, loan.collateral);
        termsOf[loanId].collateral.safeTransfer(termsOf[loanId].borrower, amount);
        emit Released(loanId, amount, loan.collateral);
    }

    /// @notice Calls margin: loan to value is above the bound, and the cure time starts.
    /// @param loanId of the loan
    function callMargin(bytes32 loanId) external restricted {
        Loan storage loan = _in(loanId, State.ACTIVE);
        uint256 value = _requireUnhealthy(loanId, loan);
        loan.cureUntil = uint48(block.timestamp) + termsOf[loanId].cureTime;
        loan.releaseProposer = address(0);
        _enter(loanId, loan, State.CALLED, value);
    }

    /// @notice Ends a margin call or a default that is healthy again, not in the block of a deposit.
    /// @param loanId of the loan
    function cure(bytes32 loanId) external restricted {
        Loan storage loan = _loans[loanId];
        if (loan.state != State.CALLED && loan.state != State.DEFAULTED) revert WrongState(loanId, loan.state);
        _requireSettled(loanId, loan);
        (bool unhealthy, uint256 value) = _check(loanId, loan);
        if (unhealthy) revert TooMuchDebt(loanId, _debt(loan), value);
        _enter(loanId, loan, State.ACTIVE, value);
    }

    /// @notice Ends a loan without debt; its collateral may be withdrawn then.
    /// @param loanId of the loan
    function close(bytes32 loanId) external restricted {
        Loan storage loan = _in(loanId, State.ACTIVE);
        if (_debt(loan) != 0) revert TooMuchDebt(loanId, _debt(loan), 0);
        loan.releaseProposer = address(0);
        _enter(loanId, loan, State.CLOSED, 0);
    }

    /// @notice Default: called, the cure time passed, and still above the bound.
    /// @param loanId of the loan
    function markDefaulted(bytes32 loanId) external restricted {
        Loan storage loan = _in(loanId, State.CALLED);
        // Days: what a validator can do to a timestamp is seconds.
        // forge-lint: disable-next-line(block-timestamp)
        if (block.timestamp <= loan.cureUntil) revert CureTimeRuns(loanId, loan.cureUntil);
        uint256 value = _requireUnhealthy(loanId, loan);
        _enter(loanId, loan, State.DEFAULTED, value);
    }

    /// @notice Sells collateral of a defaulted loan to a buyer who has allowed the cash: lender first, surplus to the
    /// borrower. A part is bounded by the market's depth and must not raise loan to value; when the debt exceeds the
    /// value, or its rest would be dust, all that is needed goes at once.
    /// @param loanId of the loan
    /// @param amount of collateral
    /// @param cash that the buyer pays
    /// @param buyer takes the collateral
    function sell(bytes32 loanId, uint128 amount, uint128 cash, address buyer) external restricted nonReentrant {
        Loan storage loan = _in(loanId, State.DEFAULTED);
        Terms storage terms = termsOf[loanId];
        if (buyer == terms.borrower) revert SelfLiquidation(loanId);
        if (amount == 0 || amount > loan.collateral) revert MoreThanThere(loanId, amount, loan.collateral);
        _requireUnhealthy(loanId, loan);
        _requirePrice(loanId, amount, cash);

        (uint128 debt, uint128 before) = (_debt(loan), loan.collateral);
        (uint128 repaid, uint128 surplus) = LoanMath.split(cash, debt);
        uint128 rest = _reduce(loan, repaid);
        loan.collateral = before - amount;
        loan.surplus += surplus;
        _requireFairPart(loanId, loan, rest, Part(amount, debt, before));
        if (rest == 0 || amount == before) _enter(loanId, loan, State.CLOSED, 0);
        if (rest != 0 && amount == before) emit Shortfall(loanId, rest);

        _pull(terms.cash, buyer, address(this), cash);
        if (repaid != 0) terms.cash.safeTransfer(terms.lender, repaid);
        terms.collateral.safeTransfer(buyer, amount);
        emit Sold(loanId, buyer, amount, cash, rest);
    }

    /// @notice Sends the borrower what is the borrower's: surplus of sales, and collateral once the debt is gone. Open to
    /// everyone: it goes to the borrower alone.
    /// @param loanId of the loan
    function withdraw(bytes32 loanId) external nonReentrant {
        Loan storage loan = _loans[loanId];
        Terms storage terms = termsOf[loanId];
        uint128 cash = loan.surplus;
        uint128 collateral = loan.state == State.CLOSED ? loan.collateral : 0;
        if (cash == 0 && collateral == 0) revert WrongState(loanId, loan.state);
        loan.surplus = 0;
        loan.collateral -= collateral;
        if (cash != 0) terms.cash.safeTransfer(terms.borrower, cash);
        if (collateral != 0) terms.collateral.safeTransfer(terms.borrower, collateral);
        emit Withdrawn(loanId, collateral, cash);
    }

    /// @notice Standing of a loan, with interest up to the last booking.
    /// @param loanId of the loan
    /// @return all of it
    function loanOf(bytes32 loanId) external view returns (Loan memory) {
        return _loans[loanId];
    }

    /// @notice What is owed in this block.
    /// @param loanId of the loan
    /// @return principal and interest
    function debtOf(bytes32 loanId) external view returns (uint256) {
        (uint256 interest,) = _accrued(loanId, _loans[loanId]);
        return _debt(_loans[loanId]) + interest;
    }

    /// @notice What still may be sold of a collateral in the window that ends now.
    /// @param collateral the token
    /// @return amount
    function depthOf(IERC20 collateral) external view returns (uint256) {
        return _depths[collateral].available(0);
    }

    function _requireFairPart(bytes32 loanId, Loan storage loan, uint128 rest, Part memory part) private {
        if (rest != 0 && rest < termsOf[loanId].leastDebt && loan.collateral != 0) revert DustLeft(loanId, rest);
        // Under water every part makes it worse: then the whole or nothing.
        bool worse = !LoanMath.notWorse(part.debt, part.collateral, rest, loan.collateral);
        if (worse && loan.collateral != 0) revert WorseForLender(loanId);
        bool dust = rest == 0 && part.debt < 2 * uint256(termsOf[loanId].leastDebt);
        if (!dust && !worse) _depths[termsOf[loanId].collateral].consume(0, part.amount);
    }

    function _requirePrice(bytes32 loanId, uint128 amount, uint128 cash) private view {
        Terms storage terms = termsOf[loanId];
        uint256 value = LoanMath.valueOf(amount, oracle.priceOf(terms.feed), terms.lot);
        uint256 least = value * (LoanMath.WHOLE - terms.discountBps) / LoanMath.WHOLE;
        if (cash < least) revert BelowPrice(loanId, cash, least);
    }

    function _requireCovered(bytes32 loanId, Loan storage loan, uint128 collateral) private {
        Terms storage terms = termsOf[loanId];
        loan.checkedIn = uint48(block.number);
        uint128 value = LoanMath.valueOf(collateral, oracle.priceOf(terms.feed), terms.lot).toUint128();
        if (LoanMath.above(_debt(loan), value, terms.drawBps)) revert TooMuchDebt(loanId, _debt(loan), value);
    }

    function _requireUnhealthy(bytes32 loanId, Loan storage loan) private returns (uint256 value) {
        bool unhealthy;
        (unhealthy, value) = _check(loanId, loan);
        if (!unhealthy) revert Healthy(loanId, _debt(loan), value);
    }

    /// Looks at the price, and remembers in which block.
    function _check(bytes32 loanId, Loan storage loan) private returns (bool unhealthy, uint256 value) {
        Terms storage terms = termsOf[loanId];
        _accrue(loanId, loan);
        loan.checkedIn = uint48(block.number);
        uint128 worth = LoanMath.valueOf(loan.collateral, oracle.priceOf(terms.feed), terms.lot).toUint128();
        return (LoanMath.above(_debt(loan), worth, terms.callBps), worth);
    }

    /// Interest first.
    function _reduce(Loan storage loan, uint128 paid) private returns (uint128) {
        (uint128 toInterest, uint128 toPrincipal) = LoanMath.split(paid, loan.interest);
        loan.interest -= toInterest;
        loan.principal -= toPrincipal;
        return _debt(loan);
    }

    function _accrue(bytes32 loanId, Loan storage loan) private {
        (uint256 interest, uint64 carry) = _accrued(loanId, loan);
        loan.interest += interest.toUint128();
        loan.carry = carry;
        loan.accruedAt = uint48(block.timestamp);
    }

    function _enter(bytes32 loanId, Loan storage loan, State state, uint256 value) private {
        loan.state = state;
        emit StateChanged(loanId, state, _debt(loan), value);
    }

    /// The exact amount, or nothing: a token that takes a fee is no cash and no collateral.
    function _pull(IERC20 token, address from, address to, uint256 amount) private {
        uint256 before = token.balanceOf(to);
        token.safeTransferFrom(from, to, amount);
        uint256 received = token.balanceOf(to) - before;
        if (received != amount) revert NotReceived(token, amount, received);
    }

    function _accrued(bytes32 loanId, Loan storage loan) private view returns (uint256 interest, uint64 carry) {
        uint48 elapsed = uint48(block.timestamp - loan.accruedAt);
        return LoanMath.accrued(loan.principal, termsOf[loanId].rateBps, elapsed, loan.carry);
    }

    function _requireSettled(bytes32 loanId, Loan storage loan) private view {
        if (loan.movedIn == block.number) revert SameBlock(loanId, block.number);
    }

    function _in(bytes32 loanId, State state) private view returns (Loan storage loan) {
        loan = _loans[loanId];
        if (loan.state != state) revert WrongState(loanId, loan.state);
    }

    function _debt(Loan storage loan) private view returns (uint128) {
        return loan.principal + loan.interest;
    }
}
