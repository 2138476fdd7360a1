// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Deadline} from "../access/Deadline.sol";
import {AddressList} from "./AddressList.sol";
import {Attestations} from "./Attestations.sol";

/// Who may hold units: hashed investor id, country, how long verified, standing, wallets. Nothing personal, and no hash of
/// anything personal. An investor has up to {MAX_WALLETS} wallets; a wallet belongs to one investor for ever.
contract InvestorRegistry is Attestations {
    using AddressList for AddressList.List;

    uint8 public constant MAX_WALLETS = 16;
    /// The bit that {register} sets: qualified for the classes of the platform.
    uint8 public constant QUALIFIED = 0;

    /// @param validUntil last second of the verification
    struct Investor {
        bytes2 country;
        bool suspended;
        bool sanctioned;
        uint64 validUntil;
    }

    mapping(bytes32 investorId => Investor) public investors;
    /// Contracts of the platform: no investor's wallet, and never a receiver of units.
    mapping(address account => bool) public isSystem;
    mapping(address wallet => bytes32 investorId) private _owner;
    mapping(address wallet => bool) private _unlinked;
    mapping(address wallet => address) private _replacedBy;
    mapping(bytes32 investorId => AddressList.List) private _wallets;

    event InvestorRegistered(bytes32 indexed investorId, address indexed wallet, bytes2 country, bool qualified);
    event InvestorVerified(bytes32 indexed investorId, bytes2 country, uint64 validUntil);
    event InvestorSuspended(bytes32 indexed investorId, bool suspended);
    event InvestorSanctioned(bytes32 indexed investorId, bool sanctioned);
    event WalletUnlinked(bytes32 indexed investorId, address indexed wallet);
    event WalletReplaced(bytes32 indexed investorId, address indexed oldWallet, address indexed newWallet);
    event SystemSet(address indexed account, bool isSystem);

    error WalletTaken(address wallet, bytes32 investorId);
    error WalletGone(address wallet);
    error WalletOfThePlatform(address wallet);
    error TooManyWallets(bytes32 investorId);
    error IncompleteInvestor();
    error NotAWalletOf(bytes32 investorId, address wallet);

    constructor(address authority) Attestations(authority) {}

    /// Registers an investor, adds a wallet, or states country and qualification anew. A wallet never changes its investor.
    function register(bytes32 investorId, address wallet, bytes2 country, bool qualified) external restricted {
        if (investorId == 0 || wallet == address(0) || country == 0) revert IncompleteInvestor();
        _link(investorId, wallet);
        Investor storage investor = investors[investorId];
        if (investor.country == 0) investor.validUntil = type(uint64).max;
        investor.country = country;
        _set(investorId, QUALIFIED, qualified ? type(uint64).max : 0);
        emit InvestorRegistered(investorId, wallet, country, qualified);
    }

    /// States country and end of the verification. An end that has passed stops receipts; it takes no units away.
    function verify(bytes32 investorId, bytes2 country, uint64 validUntil) external restricted {
        if (country == 0) revert IncompleteInvestor();
        Investor storage investor = _known(investorId);
        investor.country = country;
        investor.validUntil = validUntil;
        emit InvestorVerified(investorId, country, validUntil);
    }

    function suspend(bytes32 investorId, bool suspended) external restricted {
        _known(investorId).suspended = suspended;
        emit InvestorSuspended(investorId, suspended);
    }

    function sanction(bytes32 investorId, bool sanctioned) external restricted {
        _known(investorId).sanctioned = sanctioned;
        emit InvestorSanctioned(investorId, sanctioned);
    }

    /// Takes a wallet out of use. It stays reserved for its investor and can be registered again for nobody else.
    function unlink(bytes32 investorId, address wallet) external restricted {
        if (!_wallets[investorId].remove(wallet)) revert NotAWalletOf(investorId, wallet);
        _unlinked[wallet] = true;
        emit WalletUnlinked(investorId, wallet);
    }

    /// Puts a new wallet in the place of a lost one, for good. What the old one held is moved by the caller's call.
    function replaceWallet(bytes32 investorId, address oldWallet, address newWallet) external restricted {
        if (!_wallets[investorId].remove(oldWallet)) revert NotAWalletOf(investorId, oldWallet);
        if (newWallet == address(0) || newWallet == oldWallet) revert WalletGone(newWallet);
        _replacedBy[oldWallet] = newWallet;
        _link(investorId, newWallet);
        emit WalletReplaced(investorId, oldWallet, newWallet);
    }

    function setSystem(address account, bool yes) external restricted {
        isSystem[account] = yes;
        emit SystemSet(account, yes);
    }

    /// Investor of a wallet in use; zero for one that is unknown, unlinked or replaced.
    function investorOf(address wallet) public view returns (bytes32) {
        return _unlinked[wallet] || _replacedBy[wallet] != address(0) ? bytes32(0) : _owner[wallet];
    }

    /// Investor that the wallet was ever given to, in use or not: whose units are in it.
    function ownerOf(address wallet) external view returns (bytes32) {
        return _owner[wallet];
    }

    function walletsOf(bytes32 investorId) external view returns (address[] memory) {
        return _wallets[investorId].items;
    }

    /// The wallet that stands for this one after recoveries; itself if it was never replaced.
    function currentWallet(address wallet) external view returns (address) {
        // A replaced wallet is never linked again, so the chain of replacements has no circle.
        while (_replacedBy[wallet] != address(0)) wallet = _replacedBy[wallet];
        return wallet;
    }

    /// 0 if units may leave the wallet, else 10 unknown, 11 expired, 12 suspended, 13 sanctioned.
    function sendRestriction(address wallet) public view returns (uint8) {
        uint8 standing = _standing(wallet);
        return standing == 0 ? 0 : 9 + standing;
    }

    /// 0 if units may come to the wallet, else 5 a contract of the platform, 20 unknown, 21 expired, 22 suspended,
    /// 23 sanctioned. Country and qualification are rules of the class.
    function receiveRestriction(address wallet) external view returns (uint8) {
        if (isSystem[wallet] || wallet == address(0)) return 5;
        uint8 standing = _standing(wallet);
        return standing == 0 ? 0 : 19 + standing;
    }

    /// 0 if cash may be paid to the wallet, else the codes of {sendRestriction}: the amount then stays reserved.
    function payRestriction(address wallet) external view returns (uint8) {
        return sendRestriction(wallet);
    }

    /// 1 unknown, 2 expired, 3 suspended, 4 sanctioned.
    function _standing(address wallet) private view returns (uint8) {
        bytes32 investorId = investorOf(wallet);
        if (investorId == 0) return 1;
        Investor storage investor = investors[investorId];
        if (Deadline.passed(investor.validUntil)) return 2;
        if (investor.suspended) return 3;
        return investor.sanctioned ? 4 : 0;
    }

    function _link(bytes32 investorId, address wallet) private {
        bytes32 owner = _owner[wallet];
        if (owner != 0 && owner != investorId) revert WalletTaken(wallet, owner);
        if (isSystem[wallet]) revert WalletOfThePlatform(wallet);
        if (_replacedBy[wallet] != address(0)) revert WalletGone(wallet);
        if (_wallets[investorId].add(wallet)) {
            if (_wallets[investorId].items.length > MAX_WALLETS) revert TooManyWallets(investorId);
            _owner[wallet] = investorId;
            delete _unlinked[wallet];
        }
    }

    function _isKnown(bytes32 investorId) internal view override returns (bool) {
        return investors[investorId].country != 0;
    }

    function _known(bytes32 investorId) private view returns (Investor storage) {
        if (!_isKnown(investorId)) revert UnknownInvestor(investorId);
        return investors[investorId];
    }
}
