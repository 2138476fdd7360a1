// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {InvestorRegistry} from "../investor/InvestorRegistry.sol";

/// One class of notes. A unit is one minor unit of original face. Register only: holders cannot move units themselves,
/// so no transfer exists that the event store did not issue. Balances of the past are kept by record number, not by time.
contract TrancheToken is ERC20, IAccessManaged {
    using Checkpoints for Checkpoints.Trace208;

    uint256 public constant RAY = 1e27;
    uint8 private constant HOLDER_TRANSFERS_OFF = 4;

    address public immutable authority;
    /// All tokens of a factory share the manager's entry of that factory: no admin is needed when a class is created.
    address public immutable factory;
    InvestorRegistry public immutable registry;
    uint8 private immutable _decimals;
    uint256 public immutable originalBalance;
    uint256 public immutable denomination;

    uint256 public principalBalance;
    /// Changes are booked under this number; it rises with each cut, and records below it never change again.
    uint48 public currentRecord = 1;
    mapping(address wallet => Checkpoints.Trace208) private _balances;
    Checkpoints.Trace208 private _supply;

    event RecordCut(uint48 indexed recordId);
    event PrincipalBalanceSet(uint256 balance, uint256 factorRay);

    error TransferRefused(uint8 code, address from, address to, uint256 amount);
    error RecordNotRising(uint48 current, uint48 given);
    error RecordNotCut(uint48 current, uint48 given);
    error BalanceRises(uint256 current, uint256 given);
    error NotADenomination(uint256 amount);
    error AboveOriginalBalance(uint256 supply);

    struct Terms {
        string name;
        string symbol;
        uint8 decimals;
        uint256 originalBalance;
        uint256 denomination;
    }

    modifier restricted() {
        (bool immediate,) = IAccessManager(authority).canCall(msg.sender, factory, msg.sig);
        if (!immediate) revert AccessManagedUnauthorized(msg.sender);
        _;
    }

    constructor(address manager, InvestorRegistry investors, Terms memory terms) ERC20(terms.name, terms.symbol) {
        if (terms.originalBalance == 0 || terms.denomination == 0 || terms.originalBalance % terms.denomination != 0) {
            revert NotADenomination(terms.originalBalance);
        }
        SafeCast.toUint64(terms.originalBalance);
        authority = manager;
        factory = msg.sender;
        registry = investors;
        _decimals = terms.decimals;
        originalBalance = terms.originalBalance;
        denomination = terms.denomination;
        principalBalance = terms.originalBalance;
    }

    /// Creates units at closing, never more than the original balance.
    function issue(address wallet, uint256 units) external restricted {
        uint8 code = registry.receiveRestriction(wallet);
        if (code != 0) revert TransferRefused(code, address(0), wallet, units);
        if (units == 0 || units % denomination != 0) revert NotADenomination(units);
        _mint(wallet, units);
        if (totalSupply() > originalBalance) revert AboveOriginalBalance(totalSupply());
    }

    /// Moves units of a settled trade between registered holders.
    function settleTransfer(address from, address to, uint256 units) external restricted {
        uint8 code = registry.receiveRestriction(to);
        if (code != 0) revert TransferRefused(code, from, to, units);
        if (units == 0 || units % denomination != 0) revert NotADenomination(units);
        super._update(from, to, units);
        _balances[from].push(currentRecord, SafeCast.toUint208(balanceOf(from)));
        _balances[to].push(currentRecord, SafeCast.toUint208(balanceOf(to)));
    }

    /// Closes the books of a record. Gaps are allowed; a number once passed can never be cut again.
    function cutRecord(uint48 recordId) external restricted {
        if (recordId < currentRecord) revert RecordNotRising(currentRecord, recordId);
        currentRecord = recordId + 1;
        emit RecordCut(recordId);
    }

    /// States what is still owed on the class after a payment; it never rises.
    function setPrincipalBalance(uint256 balance) external restricted {
        if (balance > principalBalance) revert BalanceRises(principalBalance, balance);
        principalBalance = balance;
        emit PrincipalBalanceSet(balance, factorRay());
    }

    function factorRay() public view returns (uint256) {
        return principalBalance * RAY / originalBalance;
    }

    function balanceAt(address wallet, uint48 recordId) external view returns (uint256) {
        return _balances[wallet].upperLookup(_cut(recordId));
    }

    function supplyAt(uint48 recordId) external view returns (uint256) {
        return _supply.upperLookup(_cut(recordId));
    }

    /// ERC-1404: every transfer by a holder is refused with code 4.
    function detectTransferRestriction(address, address, uint256) external pure returns (uint8) {
        return HOLDER_TRANSFERS_OFF;
    }

    function messageForTransferRestriction(uint8 code) external pure returns (string memory) {
        return code == HOLDER_TRANSFERS_OFF ? "holder transfers are off" : "see the table of reason codes";
    }

    /// Nothing can be frozen yet.
    function getFrozenTokens(address) external pure returns (uint256) {
        return 0;
    }

    function isConsumingScheduledOp() external pure returns (bytes4) {
        return bytes4(0);
    }

    /// The authority is fixed for ever; the function exists because the interface asks for it.
    function setAuthority(address) external view {
        revert AccessManagedUnauthorized(msg.sender);
    }

    function decimals() public view override returns (uint8) {
        return _decimals;
    }

    function _update(address from, address to, uint256 units) internal override {
        if (from != address(0)) revert TransferRefused(HOLDER_TRANSFERS_OFF, from, to, units);
        super._update(from, to, units);
        _balances[to].push(currentRecord, SafeCast.toUint208(balanceOf(to)));
        _supply.push(currentRecord, SafeCast.toUint208(totalSupply()));
    }

    function _approve(address owner, address spender, uint256 units, bool) internal pure override {
        revert TransferRefused(HOLDER_TRANSFERS_OFF, owner, spender, units);
    }

    function _cut(uint48 recordId) private view returns (uint48) {
        if (recordId >= currentRecord) revert RecordNotCut(currentRecord, recordId);
        return recordId;
    }
}
