// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @title What a collateralised loan is, what happens to it, and why something is refused
/// @notice The words of {CollateralVault}.
interface LoanTerms {
    /// @notice Where a loan stands.
    enum State {
        NONE,
        ACTIVE,
        CALLED,
        DEFAULTED,
        CLOSED
    }

    /// @notice What the parties agreed; fixed for the life of the loan. Ratios are loan to value.
    struct Terms {
        address borrower;
        address lender;
        IERC20 collateral;
        IERC20 cash;
        bytes32 feed;
        /// Amount of collateral that the feed's price is for.
        uint128 lot;
        /// A debt below this is paid in full or not at all.
        uint128 leastDebt;
        /// Highest after a draw or a release.
        uint32 drawBps;
        /// Above it, margin may be called.
        uint32 callBps;
        /// Most that a buyer gets off the oracle's price.
        uint32 discountBps;
        /// Per annum, Actual/365 Fixed.
        uint32 rateBps;
        /// Seconds from the call until default.
        uint48 cureTime;
    }

    /// @notice The loan's standing. Times are seconds, amounts smallest units.
    struct Loan {
        State state;
        uint48 accruedAt;
        uint48 cureUntil;
        /// Blocks of the last deposit and of the last look at the price: the two never share one.
        uint48 movedIn;
        uint48 checkedIn;
        uint128 principal;
        uint128 interest;
        /// Less than a unit of interest, see {LoanMath}.
        uint64 carry;
        uint128 collateral;
        /// Cash of a sale that is the borrower's.
        uint128 surplus;
        address releaseProposer;
        uint128 releaseAmount;
    }

    /// @notice A part of the collateral for sale, with debt and collateral before it.
    struct Part {
        uint128 amount;
        uint128 debt;
        uint128 collateral;
    }

    /// @notice A loan was opened.
    event Opened(bytes32 indexed loanId, address indexed borrower, IERC20 indexed collateral);
    /// @notice How much of a collateral the market takes in a window.
    event DepthSet(IERC20 indexed collateral, uint48 window, uint208 amount);
    /// @notice Collateral came in; {collateral} is what is locked now.
    event Deposited(bytes32 indexed loanId, uint256 amount, uint256 collateral);
    /// @notice One of the two has asked for a release.
    event ReleaseProposed(bytes32 indexed loanId, address indexed by, uint256 amount);
    /// @notice Collateral went back to the borrower.
    event Released(bytes32 indexed loanId, uint256 amount, uint256 collateral);
    /// @notice The debt rose by a draw.
    event Drawn(bytes32 indexed loanId, uint256 amount, uint256 debt);
    /// @notice The debt fell by a payment.
    event Repaid(bytes32 indexed loanId, address indexed by, uint256 amount, uint256 debt);
    /// @notice The state changed; {debt} and {value} are those it was judged by.
    event StateChanged(bytes32 indexed loanId, State state, uint256 debt, uint256 value);
    /// @notice Collateral was sold.
    event Sold(bytes32 indexed loanId, address indexed buyer, uint256 collateral, uint256 cash, uint256 debt);
    /// @notice The collateral is gone and this much is still owed.
    event Shortfall(bytes32 indexed loanId, uint256 debt);
    /// @notice The borrower's own went to the borrower.
    event Withdrawn(bytes32 indexed loanId, uint256 collateral, uint256 cash);

    /// @notice An address, a ratio or a time of the terms cannot be.
    error BadTerms(bytes32 loanId);
    /// @notice The loan is in a state that does not allow this.
    error WrongState(bytes32 loanId, State state);
    /// @notice Deposit and look at the price in one block.
    error SameBlock(bytes32 loanId, uint256 number);
    /// @notice More than is there.
    error MoreThanThere(bytes32 loanId, uint256 amount, uint256 there);
    /// @notice The token did not bring what it should have.
    error NotReceived(IERC20 token, uint256 expected, uint256 received);
    /// @notice A rest below the least debt would stay.
    error DustLeft(bytes32 loanId, uint256 debt);
    /// @notice Loan to value would be above the bound.
    error TooMuchDebt(bytes32 loanId, uint256 debt, uint256 value);
    /// @notice Loan to value is within the bound: nothing to call, to default or to sell.
    error Healthy(bytes32 loanId, uint256 debt, uint256 value);
    /// @notice The cure time still runs.
    error CureTimeRuns(bytes32 loanId, uint256 until);
    /// @notice The same party cannot approve what it proposed; and not another amount.
    error NotTheOther(bytes32 loanId, address by, uint256 amount);
    /// @notice The borrower does not buy its own collateral at a discount.
    error SelfLiquidation(bytes32 loanId);
    /// @notice The buyer pays less than price and discount allow.
    error BelowPrice(bytes32 loanId, uint256 cash, uint256 least);
    /// @notice The sale would raise loan to value.
    error WorseForLender(bytes32 loanId);
}
