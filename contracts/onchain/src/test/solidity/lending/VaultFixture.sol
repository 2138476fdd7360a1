// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {CollateralVault} from "../../../main/solidity/lending/CollateralVault.sol";
import {LoanTerms} from "../../../main/solidity/lending/LoanTerms.sol";
import {OracleFixture} from "../pricing/OracleFixture.sol";
import {Coin} from "../support/Coins.sol";
import {VM} from "../support/Vm.sol";

/// A loan of cents against coins of 1,000.00 apiece: drawn to 50 %, called above 70 %, sold at 10 % off at most.
abstract contract VaultFixture is OracleFixture {
    bytes32 internal constant LOAN = keccak256("loan");
    address internal constant BORROWER = address(0xB0);
    address internal constant LENDER = address(0x1E);
    address internal constant BUYER = address(0xB1);
    address internal constant SECOND = address(0x2);
    uint128 internal constant LOT = 1e6;
    uint128 internal constant LEAST_DEBT = 1_000_00;
    uint48 internal constant CURE_TIME = 3 days;

    CollateralVault internal vault;
    Coin internal coin;
    Coin internal cash;

    function _setUpVault(Coin collateral) internal {
        _setUpOracle(1);
        oracle.configure(FEED, HEARTBEAT, 9_000, 9_500);
        coin = collateral;
        cash = new Coin();
        vault = new CollateralVault(address(manager), oracle);
        manager.grantRole(manager.ADMIN_ROLE(), SECOND, 0);
        vault.open(LOAN, _terms());
        vault.setDepth(coin, 1 days, 20 * LOT);
        coin.mint(BORROWER, 1_000 * LOT);
        cash.mint(BUYER, 1e15);
        VM.prank(BORROWER);
        coin.approve(address(vault), type(uint256).max);
        VM.prank(BUYER);
        cash.approve(address(vault), type(uint256).max);
    }

    function _terms() internal view returns (LoanTerms.Terms memory) {
        return LoanTerms.Terms({
            borrower: BORROWER,
            lender: LENDER,
            collateral: IERC20(address(coin)),
            cash: IERC20(address(cash)),
            feed: FEED,
            lot: LOT,
            leastDebt: LEAST_DEBT,
            drawBps: 5_000,
            callBps: 7_000,
            discountBps: 1_000,
            rateBps: 0,
            cureTime: CURE_TIME
        });
    }

    function _deposit(uint128 amount) internal {
        VM.prank(BORROWER);
        vault.deposit(LOAN, amount);
    }

    /// A hundred coins against 50,000.00: exactly half.
    function _drawn() internal {
        _deposit(100 * LOT);
        _next();
        _price(ANCHOR);
        vault.draw(LOAN, 50_000_00);
        _next();
    }

    /// The price falls, margin is called, nobody answers.
    function _defaulted(uint128 price) internal {
        _drawn();
        _price(price);
        vault.callMargin(LOAN);
        VM.warp(block.timestamp + CURE_TIME + 1);
        _next();
        _price(price);
        vault.markDefaulted(LOAN);
        _next();
    }

    /// The sources have moved, and a person has looked, whether the feed was held by it or not.
    function _price(uint128 price) internal {
        _all(1, price);
        oracle.setAnchor(FEED, price);
    }

    function _next() internal {
        VM.roll(block.number + 1);
    }

    function _loan() internal view returns (LoanTerms.Loan memory) {
        return vault.loanOf(LOAN);
    }
}
