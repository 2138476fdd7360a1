// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {AbsAccessManager} from "../../../main/solidity/access/AbsAccessManager.sol";
import {DistributionPool} from "../../../main/solidity/distribution/DistributionPool.sol";
import {DistributionTerms} from "../../../main/solidity/distribution/DistributionTerms.sol";
import {Checks} from "../support/Checks.sol";
import {HardCoin} from "../support/HardCoin.sol";
import {PayStage} from "../support/PayStage.sol";
import {PayoutLeaves} from "../support/PayoutLeaves.sol";
import {VM} from "../support/Vm.sol";

contract Stray is ERC20("stray", "S") {
    constructor() {
        _mint(msg.sender, 1e24);
    }
}

/// What may happen to a pool in its life, in any order; it counts what it did, to hold the pool against it.
contract PayoutHandler is PayStage {
    uint256 private constant HOLDERS = 3;
    /// Few dates, so that each is pushed, claimed, held up and swept in many orders.
    uint256 private constant DATES = 3;

    struct Seen {
        bool paid;
        uint256 balance;
    }

    bytes32[] public dates;
    /// Calls after which a wallet had more or less than its new payments: must stay zero.
    uint256 public wrongCash;
    uint256 public collected;
    uint256 public swept;
    uint256 public feesPaid;
    uint256 public strayCash;
    /// Rescues that left something behind or took too much, and Ether that came in: must stay zero.
    uint256 public stuck;
    /// Equity that was declared on a date on which senior tests fail: must stay zero.
    uint256 public equityAgainstTests;
    mapping(bytes32 date => uint256) public declared;
    mapping(bytes32 date => uint256) public feesDeclared;
    mapping(bytes32 date => bool) public isSwept;
    mapping(address wallet => address) public replacement;
    mapping(bytes32 date => DistributionTerms.Payment[]) private _payments;
    /// Cash by the holder that was entitled, counted when a call has moved it.
    mapping(address wallet => uint256) public received;
    mapping(bytes32 date => mapping(uint256 index => uint256)) public timesPaid;
    Stray private immutable _stray;
    HardCoin private immutable _coin;
    address[] private _holders;
    uint256[] private _units;
    uint256 private _fresh = 0x9000;

    constructor() {
        manager = new AbsAccessManager(address(this));
        _coin = new HardCoin(address(manager));
        _open(_coin);
        for (uint256 i = 0; i < HOLDERS; i++) {
            _holders.push(address(uint160(0xA000 + i)));
            _units.push(7 ** (i + 1));
        }
        _class(A, _holders, _units);
        _class(E, _holders, _units);
        factory.markIssued(DEAL);
        _stray = new Stray();
        collect(9_999);
    }

    // What goes right most of the time.

    function collect(uint256 amount) public {
        amount = (1 + amount % 1e9) * CENT;
        _collect(amount);
        collected += amount;
    }

    function declare(uint256 amount, uint256 keep, uint256 fee, uint256 residual) external {
        if (dates.length == DATES) return;
        bytes32 date = keccak256(abi.encode(dates.length));
        uint256 cents = (pool.collections(DEAL) + pool.reserve(DEAL)) / CENT;
        if (cents == 0) return;
        uint256 total = 1 + amount % cents;
        uint256 fees = fee % total / 2;
        uint256 toE = residual % (total - fees) / 2;
        uint256 toA = total - fees - toE;
        DistributionTerms.ClassTotal[] memory totals = new DistributionTerms.ClassTotal[](toE == 0 ? 1 : 2);
        totals[0] = DistributionTerms.ClassTotal(A, toA * CENT, 0);
        _share(date, A, toA);
        if (toE > 0) {
            totals[1] = DistributionTerms.ClassTotal(E, toE * CENT, toE * CENT);
            _share(date, E, toE);
        }
        DistributionTerms.Declaration memory d = _terms(date, total * CENT, _payments[date]);
        d.collectionsUsed = keep % (pool.collections(DEAL) / CENT + 1) * CENT;
        uint256 available = d.collectionsUsed + pool.reserve(DEAL);
        if (available < total * CENT) {
            d.collectionsUsed = pool.collections(DEAL);
            available = d.collectionsUsed + pool.reserve(DEAL);
        }
        d.reserveAfter = available - total * CENT;
        d.seniorTestsHold = keep % 5 != 0;
        try pool.declare(date, d, totals) {
            if (toE > 0 && !d.seniorTestsHold) equityAgainstTests += toE;
            dates.push(date);
            declared[date] = total * CENT;
            feesDeclared[date] = fees * CENT;
        } catch {
            delete _payments[date];
        }
    }

    function push(uint256 dateSeed, uint256 from, uint256 count) external {
        (bytes32 date, uint256 size) = _date(dateSeed);
        if (size == 0) return;
        from %= size;
        count = 1 + count % (size - from);
        Seen[] memory before = _before(date, from, count);
        _push(date, _payments[date], from, count);
        _after(date, from, before);
    }

    function claim(uint256 dateSeed, uint256 index) external {
        (bytes32 date, uint256 size) = _date(dateSeed);
        if (size == 0) return;
        index %= size;
        Seen[] memory before = _before(date, index, 1);
        VM.prank(address(0xBAD));
        pool.claim(date, index, _payments[date][index], PayoutLeaves.proof(date, _payments[date], index, 1));
        _after(date, index, before);
    }

    function payFee(uint256 dateSeed, uint256 amount) external {
        (bytes32 date,) = _date(dateSeed);
        if (date == 0) return;
        (,,,,, uint256 left,) = pool.distributions(date);
        if (left == 0) return;
        amount = (1 + amount % (left / CENT)) * CENT;
        _payFee(date, SERVICER, amount);
        feesPaid += amount;
    }

    function blockHolder(uint256 holder, bool yes, uint8 code) external {
        _block(current(_holders[holder % HOLDERS]), yes ? 12 + code % 2 : 0);
    }

    function coinRefuses(uint256 holder, bool yes) external {
        _coin.refuse(current(_holders[holder % HOLDERS]), yes);
    }

    function recover(uint256 holder) external {
        address wallet = _holders[holder % HOLDERS];
        address fresh = address(uint160(_fresh++));
        _replace(current(wallet), fresh);
        replacement[wallet] = fresh;
    }

    function sendStray(uint256 amount) external {
        _stray.transfer(address(pool), amount % 1e9);
        amount = (1 + amount % 1e6) * CENT;
        cash.issue(address(pool), amount);
        strayCash += amount;
    }

    function rescue() external {
        if (_stray.balanceOf(address(pool)) > 0) pool.rescue(_stray, ISSUER);
        if (_stray.balanceOf(address(pool)) > 0) stuck++;
        if (strayCash == 0) return;
        uint256 had = cash.balanceOf(ISSUER);
        pool.rescue(cash, ISSUER);
        if (cash.balanceOf(ISSUER) - had != strayCash) stuck++;
        strayCash = 0;
    }

    /// Ether on the way to the contracts: none of them takes it.
    function sendEther(uint256 to, uint256 amount) external {
        address[4] memory targets = [address(pool), address(cash), address(market), address(registry)];
        VM.deal(address(this), 1 + amount % 1e18);
        (bool ok,) = targets[to % 4].call{value: address(this).balance}("");
        if (ok) stuck++;
    }

    function sweep(uint256 dateSeed, bool inTime) external {
        (bytes32 date,) = _date(dateSeed);
        if (date == 0) return;
        if (inTime) VM.warp(block.timestamp + pool.CLAIM_PERIOD() + 1);
        (uint256 left,) = _escrow(date);
        pool.sweep(date, ISSUER);
        swept += left;
        isSwept[date] = true;
    }

    // What must never go through.

    function stealWithAWrongLeaf(uint256 dateSeed, uint256 index, uint256 amount) external {
        (bytes32 date, uint256 size) = _date(dateSeed);
        if (size == 0) return;
        index %= size;
        DistributionTerms.Payment memory theft = _payments[date][index];
        if (amount % 2 == 0) theft.wallet = address(0xBAD);
        else theft.amount = theft.amount + CENT * (1 + amount % 5);
        bytes32[] memory proof = PayoutLeaves.proof(date, _payments[date], index, 1);
        try pool.claim(date, index, theft, proof) {
            timesPaid[date][index] = 99;
        } catch {}
    }

    function current(address wallet) public view returns (address) {
        return replacement[wallet] == address(0) ? wallet : replacement[wallet];
    }

    function count() external view returns (uint256) {
        return dates.length;
    }

    function size(bytes32 date) external view returns (uint256) {
        return _payments[date].length;
    }

    function payment(bytes32 date, uint256 index) external view returns (DistributionTerms.Payment memory) {
        return _payments[date][index];
    }

    function parts() external view returns (address pool_, address cash_) {
        return (address(pool), address(cash));
    }

    function _date(uint256 seed) private view returns (bytes32 date, uint256 payments) {
        if (dates.length == 0) return (0, 0);
        date = dates[seed % dates.length];
        payments = _payments[date].length;
    }

    function _before(bytes32 date, uint256 from, uint256 count_) private view returns (Seen[] memory seen) {
        seen = new Seen[](count_);
        for (uint256 i = 0; i < count_; i++) {
            seen[i].paid = pool.isPaid(date, from + i);
            seen[i].balance = cash.balanceOf(current(_payments[date][from + i].wallet));
        }
    }

    /// A wallet has a payment of each class, so its balance must rise by all of its payments that are new in this call.
    function _after(bytes32 date, uint256 from, Seen[] memory before) private {
        for (uint256 i = 0; i < before.length; i++) {
            DistributionTerms.Payment memory p = _payments[date][from + i];
            uint256 due = 0;
            for (uint256 k = 0; k < before.length; k++) {
                bool isNew = !before[k].paid && pool.isPaid(date, from + k);
                if (isNew && _payments[date][from + k].wallet == p.wallet) due += _payments[date][from + k].amount;
            }
            if (cash.balanceOf(current(p.wallet)) - before[i].balance != due) wrongCash++;
            if (!before[i].paid && pool.isPaid(date, from + i)) {
                timesPaid[date][from + i]++;
                received[p.wallet] += p.amount;
            }
        }
    }

    /// Floors, and one cent more for the first ones until the sum is right.
    function _share(bytes32 date, bytes32 classId, uint256 cents) private {
        uint256 supply = 0;
        for (uint256 i = 0; i < HOLDERS; i++) {
            supply += _units[i];
        }
        uint256 left = cents;
        for (uint256 i = 0; i < HOLDERS; i++) {
            left -= cents * _units[i] / supply;
        }
        for (uint256 i = 0; i < HOLDERS; i++) {
            uint256 share = cents * _units[i] / supply;
            if (left > 0) {
                share++;
                left--;
            }
            if (share > 0) _payments[date].push(DistributionTerms.Payment(classId, _holders[i], share * CENT));
        }
    }
}

/// I10, I11, I15, I16, I24 and the payout part of I25, over any order of calls. Half of the usual runs in the build: a call
/// builds whole trees. The long profiles have them all: they have to say so, for a line without a profile counts in each.
/// forge-config: default.invariant.runs = 32
/// forge-config: long.invariant.runs = 200
/// forge-config: nightly.invariant.runs = 1024
contract PayoutInvariantTest is PayStage {
    PayoutHandler private _handler;

    function setUp() external {
        _handler = new PayoutHandler();
        (address pool_, address cash_) = _handler.parts();
        pool = DistributionPool(pool_);
        cash = HardCoin(cash_);
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    function invariant_I10_eachIndexIsPaidOnceAndNoMoreThanDeclared() external view {
        Checks.eq(_handler.wrongCash(), 0, "cash that no new payment explains");
        for (uint256 d = 0; d < _handler.count(); d++) {
            bytes32 date = _handler.dates(d);
            uint256 paid = 0;
            for (uint256 i = 0; i < _handler.size(date); i++) {
                uint256 times = _handler.timesPaid(date, i);
                Checks.eq(times, pool.isPaid(date, i) ? 1 : 0, "times that an index was paid");
                if (times == 1) paid += _handler.payment(date, i).amount;
            }
            Checks.eq(paid, pool.classPaid(date, A) + pool.classPaid(date, E), "paid to classes");
            Checks.yes(
                pool.classPaid(date, A) <= pool.classTotal(date, A) && pool.classPaid(date, E) <= pool.classTotal(date, E),
                "no class above its total"
            );
        }
    }

    function invariant_I11_escrowCoversWhatIsOwed() external view {
        uint256 escrows = 0;
        for (uint256 d = 0; d < _handler.count(); d++) {
            bytes32 date = _handler.dates(d);
            (uint256 escrow, uint256 reserved) = _escrow(date);
            escrows += escrow;
            (uint256 owed, uint256 noted) = (0, 0);
            for (uint256 i = 0; i < _handler.size(date); i++) {
                uint256 amount = _handler.payment(date, i).amount;
                if (!pool.isPaid(date, i)) owed += amount;
                if (pool.isReserved(date, i)) noted += amount;
                Checks.yes(!(pool.isPaid(date, i) && pool.isReserved(date, i)), "paid and reserved");
            }
            if (_handler.isSwept(date)) continue;
            Checks.yes(escrow >= owed, "escrow covers the unpaid");
            Checks.eq(reserved, noted, "reserved");
        }
        Checks.eq(pool.held(), escrows + pool.collections(DEAL) + pool.reserve(DEAL), "held");
        Checks.yes(cash.balanceOf(address(pool)) >= pool.held(), "cash covers accounts and escrows");
    }

    function invariant_I15_whatCameInIsSomewhere() external view {
        uint256 paid = 0;
        uint256 open = 0;
        for (uint256 d = 0; d < _handler.count(); d++) {
            bytes32 date = _handler.dates(d);
            (uint256 escrow,) = _escrow(date);
            open += escrow;
            paid += pool.classPaid(date, A) + pool.classPaid(date, E);
        }
        uint256 accounts = pool.collections(DEAL) + pool.reserve(DEAL);
        Checks.eq(
            _handler.collected(), paid + _handler.feesPaid() + open + _handler.swept() + accounts, "collected is accounted for"
        );
    }

    function invariant_I16_noEquityAgainstSeniorTests() external view {
        Checks.eq(_handler.equityAgainstTests(), 0, "equity");
    }

    function invariant_I24_nothingIsStuckAndNoRescueTouchesEscrow() external view {
        Checks.eq(_handler.stuck(), 0, "stuck, or rescued too much");
        Checks.eq(address(pool).balance, 0, "Ether");
        Checks.eq(cash.balanceOf(address(pool)), pool.held() + _handler.strayCash(), "only stray cash is above held");
    }

    function invariant_I25_aRecoveredHolderMissesNoCash() external view {
        uint256 received = 0;
        uint256 paid = 0;
        for (uint256 h = 0; h < 3; h++) {
            received += _handler.received(address(uint160(0xA000 + h)));
        }
        for (uint256 d = 0; d < _handler.count(); d++) {
            bytes32 date = _handler.dates(d);
            paid += pool.classPaid(date, A) + pool.classPaid(date, E);
        }
        Checks.eq(received, paid, "holders have, by their old and new wallets, all that left escrow for them");
        Checks.eq(_handler.wrongCash(), 0, "and none of it went to a replaced wallet");
    }
}
