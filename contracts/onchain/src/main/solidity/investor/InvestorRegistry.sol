// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Deadline} from "../access/Deadline.sol";
import {Attestations} from "./Attestations.sol";

/// Who may hold units: hashed investor id, country, how long verified, standing, wallets. Nothing personal, and no hash of
/// anything personal. An investor has up to {MAX_WALLETS} wallets; a wallet belongs to one investor for ever.
contract InvestorRegistry is Attestations {
    uint8 public constant MAX_WALLETS = 16;
    /// The bit that {register} sets: qualified for the classes of the platform.
    uint8 public constant QUALIFIED = 0;

    /// One word, so that registering an investor writes it once.
    /// @param validUntil last second of the verification
    /// @param wallets in use now
    struct Investor {
        bytes2 country;
        bool suspended;
        bool sanctioned;
        uint64 validUntil;
        uint8 wallets;
    }

    /// What is known of an address beside its investor; one word, since every payment and transfer reads all of it.
    /// @param replacedBy zero while it was not
    /// @param system a contract of the platform: no investor's wallet, and never a receiver of units
    struct Account {
        address replacedBy;
        bool unlinked;
        bool system;
    }

    mapping(bytes32 investorId => Investor) private _investors;
    mapping(address account => Account) private _accounts;
    mapping(address wallet => bytes32 investorId) private _owner;
    /// Wallets in use at 0 to {Investor-wallets}; the order is not promised.
    mapping(bytes32 investorId => mapping(uint256 place => address wallet)) private _walletAt;

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
        Investor storage investor = _investors[investorId];
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
        _remove(investorId, wallet);
        _accounts[wallet].unlinked = true;
        emit WalletUnlinked(investorId, wallet);
    }

    /// Puts a new wallet in the place of a lost one, for good. What the old one held is moved by the caller's call.
    function replaceWallet(bytes32 investorId, address oldWallet, address newWallet) external restricted {
        _remove(investorId, oldWallet);
        if (newWallet == address(0) || newWallet == oldWallet) revert WalletGone(newWallet);
        _accounts[oldWallet].replacedBy = newWallet;
        _link(investorId, newWallet);
        emit WalletReplaced(investorId, oldWallet, newWallet);
    }

    function setSystem(address account, bool yes) external restricted {
        _accounts[account].system = yes;
        emit SystemSet(account, yes);
    }

    function investors(bytes32 investorId)
        external
        view
        returns (bytes2 country, bool suspended, bool sanctioned, uint64 validUntil)
    {
        Investor memory i = _investors[investorId];
        return (i.country, i.suspended, i.sanctioned, i.validUntil);
    }

    /// Contracts of the platform are no investor's wallet and never receive units.
    function isSystem(address account) external view returns (bool) {
        return _accounts[account].system;
    }

    /// Investor of a wallet in use; zero for one that is unknown, unlinked or replaced.
    function investorOf(address wallet) public view returns (bytes32) {
        Account memory account = _accounts[wallet];
        return account.unlinked || account.replacedBy != address(0) ? bytes32(0) : _owner[wallet];
    }

    /// Investor that the wallet was ever given to, in use or not: whose units are in it.
    function ownerOf(address wallet) external view returns (bytes32) {
        return _owner[wallet];
    }

    function walletsOf(bytes32 investorId) external view returns (address[] memory wallets) {
        wallets = new address[](_investors[investorId].wallets);
        for (uint256 i = 0; i < wallets.length; i++) wallets[i] = _walletAt[investorId][i];
    }

    /// The wallet that stands for this one after recoveries; itself if it was never replaced.
    function currentWallet(address wallet) public view returns (address) {
        // A replaced wallet is never linked again, so the chain of replacements has no circle.
        for (address next = wallet; next != address(0); next = _accounts[wallet].replacedBy) wallet = next;
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
        if (_accounts[wallet].system || wallet == address(0)) return 5;
        uint8 standing = _standing(wallet);
        return standing == 0 ? 0 : 19 + standing;
    }

    /// 0 if cash may be paid to the wallet, else the codes of {sendRestriction}: the amount then stays reserved.
    function payRestriction(address wallet) external view returns (uint8) {
        return sendRestriction(wallet);
    }

    /// Where cash for a wallet goes now, and whether it may: {currentWallet} and {payRestriction} in one question.
    function payee(address wallet) external view returns (address to, uint8 restriction) {
        to = currentWallet(wallet);
        restriction = sendRestriction(to);
    }

    /// 1 unknown, 2 expired, 3 suspended, 4 sanctioned.
    function _standing(address wallet) private view returns (uint8) {
        bytes32 investorId = investorOf(wallet);
        if (investorId == 0) return 1;
        Investor memory investor = _investors[investorId];
        if (Deadline.passed(investor.validUntil)) return 2;
        if (investor.suspended) return 3;
        return investor.sanctioned ? 4 : 0;
    }

    function _link(bytes32 investorId, address wallet) private {
        bytes32 owner = _owner[wallet];
        if (owner != 0 && owner != investorId) revert WalletTaken(wallet, owner);
        Account memory account = _accounts[wallet];
        if (account.system) revert WalletOfThePlatform(wallet);
        if (account.replacedBy != address(0)) revert WalletGone(wallet);
        if (owner == investorId && !account.unlinked) return;
        uint8 place = _investors[investorId].wallets;
        if (place == MAX_WALLETS) revert TooManyWallets(investorId);
        _investors[investorId].wallets = place + 1;
        _walletAt[investorId][place] = wallet;
        if (owner == 0) _owner[wallet] = investorId;
        else _accounts[wallet].unlinked = false;
    }

    /// The last wallet takes the place of the one that goes. There are {MAX_WALLETS} at most: looking costs less than an
    /// index that every registration would have to write.
    function _remove(bytes32 investorId, address wallet) private {
        mapping(uint256 => address) storage wallets = _walletAt[investorId];
        uint8 count = _investors[investorId].wallets;
        for (uint256 i = 0; i < count; i++) {
            if (wallets[i] == wallet) {
                wallets[i] = wallets[count - 1];
                delete wallets[count - 1];
                _investors[investorId].wallets = count - 1;
                return;
            }
        }
        revert NotAWalletOf(investorId, wallet);
    }

    function _isKnown(bytes32 investorId) internal view override returns (bool) {
        return _investors[investorId].country != 0;
    }

    function _known(bytes32 investorId) private view returns (Investor storage) {
        if (!_isKnown(investorId)) revert UnknownInvestor(investorId);
        return _investors[investorId];
    }
}
