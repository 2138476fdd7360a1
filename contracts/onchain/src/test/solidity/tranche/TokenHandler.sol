// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Enforcement} from "../../../main/solidity/compliance/Enforcement.sol";
import {ComplianceEngine} from "../../../main/solidity/compliance/ComplianceEngine.sol";
import {LockupRule} from "../../../main/solidity/compliance/LockupRule.sol";
import {InvestorRegistry} from "../../../main/solidity/investor/InvestorRegistry.sol";
import {TrancheToken} from "../../../main/solidity/tranche/TrancheToken.sol";
import {TokenBench} from "../support/TokenBench.sol";
import {VM} from "../support/Vm.sol";

/// The life of a token in random order: issues, transfers, orders, recoveries, cuts. Keeps its own books, and counts what
/// went through although it was against a rule. Calls are kept legal most of the time; a refused one reverts and shows as
/// such in forge's table.
contract TokenHandler is TokenBench {
    uint256 private constant INVESTORS = 4;
    uint256 private constant MOST_WALLETS = 14;

    address[] public wallets;
    mapping(address wallet => bytes32) public investorOf;
    mapping(bytes32 investorId => uint256) public units;
    mapping(address wallet => uint256) public frozen;
    mapping(address wallet => address) public replaced;
    mapping(uint48 record => mapping(address wallet => uint256)) public booked;
    mapping(uint48 record => uint256) public bookedSupply;
    uint48[] public records;
    uint256 public minted;
    uint256 public burnt;
    uint256 public lowestFactor = 1e27;
    uint256 public moves;
    /// Why something that went through should not have: the number of the invariant.
    uint256 public broken;

    constructor() {
        _deploy(true);
        VM.prank(OFFICER);
        lockup.setPeriod(address(token), 10 minutes);
        for (uint256 i = 0; i < 2 * INVESTORS; i++) _addWallet(_id(i % INVESTORS), address(uint160(0xA000 + i)));
        for (uint256 i = 0; i < INVESTORS; i++) issue(i, 100);
        VM.warp(block.timestamp + 3 days);
    }

    function issue(uint256 to, uint256 lots) public {
        address wallet = _wallet(to);
        uint256 amount = (1 + lots % 200) * LOT;
        bool may = _mayReceive(wallet);
        VM.prank(MARKET);
        token.issue(wallet, amount);
        minted += amount;
        units[investorOf[wallet]] += amount;
        if (!may) broken = 5;
    }

    function burn(uint256 from, uint256 lots) external {
        address wallet = _wallet(from);
        uint256 amount = _some(wallet, lots);
        VM.prank(MARKET);
        token.burn(wallet, amount);
        burnt += amount;
        units[investorOf[wallet]] -= amount;
    }

    function transfer(uint256 from, uint256 to, uint256 lots) external {
        address a = _wallet(from);
        address b = _wallet(to);
        uint256 amount = _some(a, lots);
        VM.prank(a);
        token.transfer(b, amount);
        _ordinary(a, b, amount);
    }

    function pull(uint256 from, uint256 to, uint256 lots) external {
        address a = _wallet(from);
        address b = _wallet(to);
        uint256 amount = _some(a, lots);
        bool paused = token.paused();
        VM.prank(a);
        token.approve(b, amount);
        if (paused) {
            broken = 14; // the transfer would be refused, and take this with it
            return;
        }
        VM.prank(b);
        token.transferFrom(a, b, amount);
        _ordinary(a, b, amount);
    }

    function forced(uint256 from, uint256 to, uint256 lots) external {
        address a = _wallet(from);
        address b = to % 4 == 0 ? a : _wallet(to);
        uint256 amount = _some(a, lots);
        bool may = _mayReceive(b);
        VM.prank(address(enforcement));
        token.forcedTransfer(a, b, amount);
        if (!may) broken = 5;
        if (a != b && frozen[a] > token.balanceOf(a) && amount != 0) frozen[a] = token.balanceOf(a);
        units[investorOf[a]] -= amount;
        units[investorOf[b]] += amount;
    }

    function freeze(uint256 who, uint256 amount) external {
        address wallet = _wallet(who);
        frozen[wallet] = amount % 3 == 0 ? token.balanceOf(wallet) * (amount % 120) / 100 : 0;
        VM.prank(FREEZER);
        token.setFrozenTokens(wallet, frozen[wallet]);
    }

    function standing(uint256 who, uint256 what) external {
        bytes32 id = _id(who % INVESTORS);
        bool bad = what % 11 == 0;
        VM.startPrank(FREEZER);
        registry.suspend(id, bad && what % 3 == 0);
        registry.sanction(id, bad && what % 3 == 1);
        VM.stopPrank();
        VM.prank(MIRROR);
        registry.verify(id, "US", uint64(bad && what % 3 == 2 ? block.timestamp - 1 : block.timestamp + 300 days));
    }

    function pause(uint256 dice) external {
        if (dice % 8 == 0) {
            VM.prank(PAUSER);
            token.pause();
        } else {
            VM.prank(address(enforcement));
            token.unpause();
        }
    }

    function cut(uint256 gap) external {
        uint48 record = token.currentRecord() + uint48(gap % 3);
        VM.prank(MIRROR);
        factory.cutRecordOfDeal(DEAL, record);
        records.push(record);
        bookedSupply[record] = token.totalSupply();
        for (uint256 i = 0; i < wallets.length; i++) booked[record][wallets[i]] = token.balanceOf(wallets[i]);
    }

    function pay(uint256 balance) external {
        balance = balance % 8 == 0 ? balance % ORIGINAL : token.principalBalance() - balance % 1_000 * token.principalBalance() / 9_000;
        VM.prank(MIRROR);
        factory.setClassBalance(DEAL, "A", balance);
        uint256 factor = token.factorRay();
        if (factor > lowestFactor) broken = 9;
        lowestFactor = factor;
    }

    function recover(uint256 who) external {
        if (wallets.length >= MOST_WALLETS) return;
        address old = _wallet(who);
        bytes32 id = investorOf[old];
        address fresh = address(uint160(0xB000 + wallets.length));
        uint256 held = token.balanceOf(old);
        uint256 locked = lockup.lockedUnits(address(token), id);
        VM.warp(block.timestamp + 1);
        bytes memory call =
            abi.encodeCall(Enforcement.recover, (id, old, fresh, _both(), keccak256(abi.encode(wallets.length))));
        VM.prank(ENFORCER);
        manager.schedule(address(enforcement), call, 0);
        VM.warp(block.timestamp + 1 days);
        uint256 lockedThen = lockup.lockedUnits(address(token), id);
        VM.prank(ENFORCER);
        manager.execute(address(enforcement), call);
        if (token.balanceOf(fresh) != held || token.balanceOf(old) != 0) broken = 25;
        if (lockup.lockedUnits(address(token), id) != lockedThen || lockedThen > locked) broken = 25;
        if (registry.currentWallet(old) != fresh || engine.positions(old) != 0) broken = 25;
        frozen[fresh] = frozen[old];
        frozen[old] = 0;
        wallets.push(fresh);
        investorOf[fresh] = id;
        replaced[old] = fresh;
    }

    function pass(uint256 time) external {
        VM.warp(block.timestamp + time % 1 days);
    }

    /// Without the role nothing of this goes through.
    function trespass(uint256 from, uint256 to, uint256 what) external {
        address a = _wallet(from);
        address b = _wallet(to);
        bytes[6] memory calls = [
            abi.encodeCall(TrancheToken.issue, (b, LOT)),
            abi.encodeCall(TrancheToken.burn, (a, LOT)),
            abi.encodeCall(TrancheToken.settleTransfer, (a, b, LOT, uint64(block.timestamp))),
            abi.encodeCall(TrancheToken.forcedTransfer, (a, b, LOT)),
            abi.encodeCall(TrancheToken.setFrozenTokens, (a, 0)),
            abi.encodeCall(TrancheToken.recover, (a, b))
        ];
        VM.prank(b);
        (bool ok,) = address(token).call(calls[what % 6]);
        if (ok) broken = 23;
    }

    function walletCount() external view returns (uint256) {
        return wallets.length;
    }

    function recordCount() external view returns (uint256) {
        return records.length;
    }

    function idOf(uint256 index) external pure returns (bytes32) {
        return _id(index);
    }

    function parts() external view returns (TrancheToken, ComplianceEngine, LockupRule, InvestorRegistry) {
        return (token, engine, lockup, registry);
    }

    /// Books a transfer by a holder that went through, and asks afterwards whether it should have.
    function _ordinary(address a, address b, uint256 amount) private {
        moves++;
        units[investorOf[a]] -= amount;
        units[investorOf[b]] += amount;
        uint256 before = a == b ? token.balanceOf(a) : token.balanceOf(a) + amount;
        if (amount != 0 && before < frozen[a] + amount) broken = 6;
        if (!_mayReceive(b)) broken = 5;
        if (token.paused()) broken = 14;
    }

    /// Said by other means than the token's own.
    function _mayReceive(address wallet) private view returns (bool) {
        (, bool suspended, bool sanctioned, uint64 validUntil) = registry.investors(investorOf[wallet]);
        return replaced[wallet] == address(0) && !suspended && !sanctioned && validUntil >= block.timestamp;
    }

    function _addWallet(bytes32 id, address wallet) private {
        _register(id, wallet);
        wallets.push(wallet);
        investorOf[wallet] = id;
    }

    /// Mostly one in use, now and then one that was lost.
    function _wallet(uint256 index) private view returns (address wallet) {
        wallet = wallets[index % wallets.length];
        while (index % 7 != 0 && replaced[wallet] != address(0)) wallet = replaced[wallet];
    }

    /// A part of the wallet's units in whole lots.
    function _some(address wallet, uint256 seed) private view returns (uint256) {
        return seed % (token.balanceOf(wallet) / LOT + 1) * LOT;
    }

    function _id(uint256 index) private pure returns (bytes32) {
        return keccak256(abi.encode("investor", index));
    }
}
