// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {LoanTerms} from "../../../main/solidity/lending/LoanTerms.sol";
import {Checks} from "../support/Checks.sol";
import {Coin} from "../support/Coins.sol";
import {VM} from "../support/Vm.sol";
import {VaultFixture} from "./VaultFixture.sol";

/// A loan lives through prices, calls and sales in any order; a second book holds what came in and went out.
contract VaultHandler is VaultFixture {
    uint256 public deposited;
    uint256 public released;
    uint256 public sold;
    uint256 public paidByBuyers;
    uint256 public price;
    bool public worse;
    bool public soldHealthy;
    bool public soldMoreThanThere;

    constructor() {
        _setUpVault(new Coin());
        // Enough for all at once: else a sale that leaves a surplus is too rare to be drawn.
        vault.setDepth(coin, 1 days, 120 * LOT);
        price = ANCHOR;
        _drawn();
        deposited = 100 * LOT;
    }

    function addCollateral(uint32 amount) external {
        _next();
        uint128 coins = amount % (30 * LOT);
        if (_loan().state == LoanTerms.State.CLOSED) return;
        _deposit(coins);
        deposited += coins;
        _next();
    }

    function movePrice(uint16 cents) external {
        price = 300_00 + uint256(cents);
        _refresh();
    }

    function wait(uint32 seconds_) external {
        VM.warp(block.timestamp + seconds_ % 4 days);
        _next();
    }

    function drawMore(uint32 amount) external {
        _refresh();
        if (_loan().state != LoanTerms.State.ACTIVE) return;
        try vault.draw(LOAN, LEAST_DEBT + amount % 20_000_00) {} catch {}
    }

    function payBack(uint32 amount) external {
        VM.prank(BUYER);
        try vault.repay(LOAN, amount % 10_000_00) {
            paidByBuyers = cash.balanceOf(LENDER);
        } catch {}
    }

    function release(uint32 amount) external {
        _refresh();
        uint128 coins = amount % (20 * LOT);
        if (_loan().state != LoanTerms.State.ACTIVE) return;
        vault.proposeRelease(LOAN, coins);
        VM.prank(SECOND);
        try vault.approveRelease(LOAN, coins) {
            released += coins;
        } catch {}
    }

    /// Straight to default whenever the price allows it: sales would be rare otherwise.
    function callAndDefault() external {
        _refresh();
        try vault.callMargin(LOAN) {} catch {}
        VM.warp(block.timestamp + CURE_TIME + 1);
        _refresh();
        try vault.markDefaulted(LOAN) {} catch {}
    }

    function cure() external {
        _refresh();
        try vault.cure(LOAN) {} catch {}
    }

    function sell(uint32 amount, uint16 markup) external {
        uint128 coins = 1 + amount % (40 * LOT);
        _sell(coins, markup);
    }

    function sellAll(uint16 markup) external {
        _sell(_loan().collateral, markup);
    }

    function check() external view {
        LoanTerms.Loan memory loan = _loan();
        Checks.yes(!worse, "a sale raised loan to value");
        Checks.yes(!soldHealthy, "a healthy loan was sold");
        Checks.yes(!soldMoreThanThere, "more was sold than there was");
        Checks.eq(deposited, uint256(loan.collateral) + released + sold, "collateral conserved");
        Checks.eq(coin.balanceOf(address(vault)), loan.collateral, "locked");
        Checks.eq(cash.balanceOf(address(vault)), loan.surplus, "cash of the borrower and no other");
        uint256 out = 1e15 - cash.balanceOf(BUYER);
        Checks.eq(out, cash.balanceOf(LENDER) + loan.surplus, "proceeds: lender first, the rest to the borrower");
        if (loan.surplus != 0) Checks.eq(vault.debtOf(LOAN), 0, "a surplus only without debt");
    }

    function _sell(uint128 coins, uint16 markup) private {
        _refresh();
        LoanTerms.Loan memory before = _loan();
        uint256 debt = vault.debtOf(LOAN);
        uint128 value = uint128(uint256(coins) * price / LOT);
        uint128 paid = value * (9_000 + markup % 2_000) / 10_000 + 1;
        try vault.sell(LOAN, coins, paid, BUYER) {
            sold += coins;
            if (coins > before.collateral) soldMoreThanThere = true;
            if (debt * 10_000 <= uint256(before.collateral) * price / LOT * 7_000) soldHealthy = true;
            if (before.state != LoanTerms.State.DEFAULTED) soldHealthy = true;
            uint256 rest = before.collateral - coins;
            if (rest != 0 && vault.debtOf(LOAN) * before.collateral > debt * rest) worse = true;
        } catch {}
    }

    function _refresh() private {
        _next();
        _price(uint128(price));
    }
}

contract VaultInvariantTest {
    VaultHandler private _handler;

    function setUp() external {
        _handler = new VaultHandler();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    function invariant_I21_salesAreFairAndProceedsConserved() external view {
        _handler.check();
    }
}
