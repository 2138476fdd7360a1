// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ComplianceEngine} from "../compliance/ComplianceEngine.sol";
import {Kind} from "../compliance/ComplianceRule.sol";
import {ReasonCodes} from "../compliance/ReasonCodes.sol";
import {InvestorRegistry} from "../investor/InvestorRegistry.sol";
import {FactorMath} from "./FactorMath.sol";
import {IERC1404, IERC7943Fungible} from "./IERC7943Fungible.sol";
import {RecordedBalances} from "./RecordedBalances.sol";
import {SharedAuthority} from "./SharedAuthority.sol";

/// One class of notes. A unit is one minor unit of original face. Register only, unless the terms let holders transfer: then
/// no transfer exists that the event store did not issue. Every receipt is checked against registry and rules.
contract TrancheToken is RecordedBalances, SharedAuthority, IERC7943Fungible, IERC1404 {
    InvestorRegistry public immutable registry;
    ComplianceEngine public immutable engine;
    uint8 private immutable _decimals;
    bool public immutable holderTransfers;
    uint256 public immutable originalBalance;
    uint256 public immutable denomination;

    uint256 public principalBalance;
    bool public paused;
    bool public closed;
    /// Wallets with a frozen amount, empty or not: where there is none, a payout need not ask for each holder's.
    uint64 public frozenWallets;
    mapping(address wallet => uint256) private _frozen;

    event PrincipalBalanceSet(uint256 balance, uint256 factorRay);
    event PausedSet(bool paused);
    event Closed();
    event HoldingRecovered(address indexed oldWallet, address indexed newWallet, uint256 units, uint256 frozen);

    error TransferRefused(uint8 code, address from, address to, uint256 amount);
    error BalanceRises(uint256 current, uint256 given);
    error NotADenomination(uint256 amount);
    error AboveOriginalBalance(uint256 supply);
    error StillOutstanding(uint256 supply, uint256 principalBalance);
    error ClosedForGood();

    struct Terms {
        string name;
        string symbol;
        uint8 decimals;
        uint256 originalBalance;
        uint256 denomination;
        bool holderTransfers;
    }

    modifier open() {
        if (closed) revert ClosedForGood();
        _;
    }

    constructor(address manager, InvestorRegistry investors, ComplianceEngine rules, Terms memory terms)
        ERC20(terms.name, terms.symbol)
        SharedAuthority(manager)
    {
        if (terms.originalBalance == 0 || terms.denomination == 0 || terms.originalBalance % terms.denomination != 0) {
            revert NotADenomination(terms.originalBalance);
        }
        // Amounts are `long` in the engine and in Java.
        SafeCast.toInt64(SafeCast.toInt256(terms.originalBalance));
        registry = investors;
        engine = rules;
        _decimals = terms.decimals;
        holderTransfers = terms.holderTransfers;
        originalBalance = terms.originalBalance;
        denomination = terms.denomination;
        principalBalance = terms.originalBalance;
    }

    /// Creates units at closing, never more than the original balance; their holding period starts now.
    function issue(address wallet, uint256 units) external restricted {
        _issue(wallet, units, uint64(block.timestamp));
    }

    /// The same with the date of the acquisition as the documents have it: what a closing uses, so that a rebuilt chain has
    /// the same lots.
    function issueAt(address wallet, uint256 units, uint64 acquiredAt) external restricted {
        _issue(wallet, units, acquiredAt);
    }

    /// Ends units, at redemption or repurchase. A frozen amount stays as it is and may then be above the balance.
    function burn(address wallet, uint256 units) external restricted open {
        _move(wallet, address(0), units, Kind.BURN, 0);
    }

    /// Settles a trade: in either mode a transfer under all checks, but by the market contract and not by the holder.
    /// @param acquiredAt date of the trade, from which the buyer's holding period runs
    function settleTransfer(address from, address to, uint256 units, uint64 acquiredAt) external restricted {
        _transferChecked(from, to, units, acquiredAt);
    }

    /// Closes the books of a record. Gaps are allowed; a number once passed can never be cut again.
    function cutRecord(uint48 recordId) external restricted {
        _cutRecord(recordId);
    }

    /// States what is still owed on the class after a payment; it never rises.
    function setPrincipalBalance(uint256 balance) external restricted open {
        if (balance > principalBalance) revert BalanceRises(principalBalance, balance);
        principalBalance = balance;
        emit PrincipalBalanceSet(balance, factorRay());
    }

    function pause() external restricted {
        paused = true;
        emit PausedSet(true);
    }

    function unpause() external restricted {
        paused = false;
        emit PausedSet(false);
    }

    /// Final: nothing moves any more. Only when nothing is outstanding or nothing is owed.
    function close() external restricted {
        if (totalSupply() != 0 && principalBalance != 0) revert StillOutstanding(totalSupply(), principalBalance);
        closed = true;
        emit Closed();
    }

    function setFrozenTokens(address account, uint256 amount) external restricted open returns (bool) {
        _setFrozen(account, amount);
        return true;
    }

    /// By a court's or the trustee's order. To the holder itself it changes nothing: it is no way to unfreeze.
    function forcedTransfer(address from, address to, uint256 amount) external restricted open returns (bool) {
        _requireReceiver(from, to, amount);
        if (from != to) {
            uint256 balance = balanceOf(from);
            uint256 rest = balance < amount ? 0 : balance - amount;
            if (_frozen[from] > rest && amount != 0) _setFrozen(from, rest);
        }
        _move(from, to, amount, Kind.FORCED, 0);
        emit ForcedTransfer(from, to, amount);
        return true;
    }

    /// Units and frozen amount of a lost wallet follow its investor to the new one.
    function recover(address oldWallet, address newWallet) external restricted open {
        uint256 units = balanceOf(oldWallet);
        uint256 frozen = _frozen[oldWallet];
        _requireReceiver(oldWallet, newWallet, units);
        if (registry.ownerOf(oldWallet) != registry.ownerOf(newWallet)) {
            revert TransferRefused(ReasonCodes.RECEIVER_UNKNOWN, oldWallet, newWallet, units);
        }
        if (frozen != 0) {
            _setFrozen(oldWallet, 0);
            _setFrozen(newWallet, _frozen[newWallet] + frozen);
        }
        _move(oldWallet, newWallet, units, Kind.FORCED, 0);
        emit HoldingRecovered(oldWallet, newWallet, units, frozen);
    }

    /// Principal balance over original balance in 10^-27, rounded down.
    function factorRay() public view returns (uint256) {
        return FactorMath.ray(principalBalance, originalBalance);
    }

    function getFrozenTokens(address account) external view returns (uint256) {
        return _frozen[account];
    }

    function canSend(address account) external view returns (bool) {
        return registry.sendRestriction(account) == 0;
    }

    /// In good standing, and country and qualification fit this class.
    function canReceive(address account) external view returns (bool) {
        return registry.receiveRestriction(account) == 0 && account != address(this)
            && engine.check(address(this), address(0), account, 0, Kind.MINT) == 0;
    }

    function canTransfer(address from, address to, uint256 amount) external view returns (bool) {
        return detectTransferRestriction(from, to, amount) == 0;
    }

    /// Why a transfer by the holder would be refused, 0 if it would not; in the fixed order of the checks.
    function detectTransferRestriction(address from, address to, uint256 amount) public view returns (uint8) {
        uint8 code = _stateRestriction();
        return code != 0 ? code : _restriction(from, to, amount);
    }

    function messageForTransferRestriction(uint8 code) external view returns (string memory) {
        return engine.messageOf(code);
    }

    function supportsInterface(bytes4 id) external pure returns (bool) {
        return id == type(IERC165).interfaceId || id == type(IERC7943Fungible).interfaceId
            || id == type(IERC1404).interfaceId || id == type(IERC20).interfaceId;
    }

    function decimals() public view override returns (uint8) {
        return _decimals;
    }

    function _issue(address wallet, uint256 units, uint64 acquiredAt) private {
        uint8 code = _tokenRestriction();
        if (code == 0) code = _receiverRestriction(wallet);
        if (code == 0) code = engine.check(address(this), address(0), wallet, units, Kind.MINT);
        if (code != 0) revert TransferRefused(code, address(0), wallet, units);
        if (units == 0 || units % denomination != 0) revert NotADenomination(units);
        _move(address(0), wallet, units, Kind.MINT, acquiredAt);
        if (totalSupply() > originalBalance) revert AboveOriginalBalance(totalSupply());
    }

    /// What a holder does itself: transfer and transferFrom come here, nothing else does.
    function _update(address from, address to, uint256 units) internal override {
        if (!holderTransfers) revert TransferRefused(ReasonCodes.HOLDER_TRANSFERS_OFF, from, to, units);
        _transferChecked(from, to, units, uint64(block.timestamp));
    }

    function _approve(address owner, address spender, uint256 units, bool emitEvent) internal override {
        uint8 code = _stateRestriction();
        if (code != 0) revert TransferRefused(code, owner, spender, units);
        super._approve(owner, spender, units, emitEvent);
    }

    function _transferChecked(address from, address to, uint256 units, uint64 acquiredAt) private {
        uint8 code = _tokenRestriction();
        if (code == 0) code = _restriction(from, to, units);
        if (code == ReasonCodes.FROZEN_PART) {
            uint256 balance = balanceOf(from);
            uint256 frozen = _frozen[from];
            revert ERC7943InsufficientUnfrozenBalance(from, units, balance < frozen ? 0 : balance - frozen);
        }
        if (code != 0) revert TransferRefused(code, from, to, units);
        _move(from, to, units, Kind.TRANSFER, acquiredAt);
    }

    /// Rules first, while they can still see the holdings as they were; then the units.
    function _move(address from, address to, uint256 units, Kind kind, uint64 acquiredAt) private {
        if (units == 0 || from == to) {
            _book(from, to, units);
            return;
        }
        bool left = from != address(0) && balanceOf(from) == units && _frozen[from] == 0;
        bool entered = to != address(0) && balanceOf(to) == 0 && _frozen[to] == 0;
        if (from != address(0) && balanceOf(from) < units) {
            revert ERC20InsufficientBalance(from, balanceOf(from), units);
        }
        engine.moved(from, to, units, kind, acquiredAt, left, entered);
        _book(from, to, units);
    }

    function _setFrozen(address account, uint256 amount) private {
        bool before = _frozen[account] != 0;
        bool then = amount != 0;
        _frozen[account] = amount;
        emit Frozen(account, amount);
        if (before == then) return;
        if (then) frozenWallets++;
        else frozenWallets--;
        if (balanceOf(account) == 0) engine.positionChanged(account, then);
    }

    function _requireReceiver(address from, address to, uint256 units) private view {
        uint8 code = _receiverRestriction(to);
        if (code == 0) code = engine.check(address(this), from, to, units, Kind.FORCED);
        if (code != 0) revert TransferRefused(code, from, to, units);
    }

    /// What stops every issue and transfer, whoever makes it.
    function _tokenRestriction() private view returns (uint8) {
        if (paused) return ReasonCodes.PAUSED;
        return closed ? ReasonCodes.CLOSED : engine.unitRestriction(address(this));
    }

    /// The same and what stops holders besides.
    function _stateRestriction() private view returns (uint8) {
        uint8 code = _tokenRestriction();
        return code == 0 && !holderTransfers ? ReasonCodes.HOLDER_TRANSFERS_OFF : code;
    }

    /// Sender, receiver, amount, rules.
    function _restriction(address from, address to, uint256 units) private view returns (uint8) {
        uint8 code = registry.sendRestriction(from);
        if (code == 0) code = _receiverRestriction(to);
        if (code != 0) return code;
        uint256 balance = balanceOf(from);
        if (units <= balance && units != 0 && balance - units < _frozen[from]) return ReasonCodes.FROZEN_PART;
        if (units % denomination != 0) return ReasonCodes.BELOW_LOT;
        return engine.check(address(this), from, to, units, Kind.TRANSFER);
    }

    function _receiverRestriction(address to) private view returns (uint8) {
        return to == address(this) ? ReasonCodes.NO_RECEIVER : registry.receiveRestriction(to);
    }
}
