// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuard} from "@openzeppelin/contracts/utils/ReentrancyGuard.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {BitMaps} from "@openzeppelin/contracts/utils/structs/BitMaps.sol";
import {ComplianceEngine} from "../compliance/ComplianceEngine.sol";
import {BreakerSubjects, IBreaker} from "../safety/BreakerSubjects.sol";
import {TrancheFactory} from "../tranche/TrancheFactory.sol";
import {TrancheToken} from "../tranche/TrancheToken.sol";
import {DistributionTerms} from "./DistributionTerms.sol";
import {IFreezes, IPayees} from "./HolderStatus.sol";
import {PayoutTree} from "./PayoutTree.sol";
import {SettlementToken} from "./SettlementToken.sol";
import {WaterfallGuard} from "./WaterfallGuard.sol";

/// Holds a deal's collections and reserve, and pays distributions out of escrow. A declaration must add up and fixes every
/// payment to a holder under one root; then the service pushes payments in batches, and anybody may have one that was not
/// pushed sent to its wallet with a proof. Both set the same bit, so nobody is paid twice. A wallet that may not have cash
/// fails no batch: what it is owed stays in escrow until it may, or until the sweep after the claim period. While the cash
/// is tripped at the circuit breaker, every payment to a holder stays so; and if the cash has a limit there, so does what is
/// more than its window takes.
contract DistributionPool is DistributionTerms, AccessManaged, ReentrancyGuard {
    using SafeERC20 for IERC20;
    using BitMaps for BitMaps.BitMap;

    uint256 public constant MAX_PAYMENTS = 200;
    /// What nobody took may be swept to the issuer when this has passed since the declaration.
    uint256 public constant CLAIM_PERIOD = 730 days;
    /// Reason code: the breaker stops the cash, or its window has no room for this payment.
    uint8 public constant TRIPPED = 3;
    /// Reason code: all units of the holder are frozen.
    uint8 public constant ALL_FROZEN = 31;
    /// Reason code: the cash coin refuses the wallet.
    uint8 public constant COIN_REFUSES = 51;

    /// What stays the same over the payments of a call.
    struct Run {
        bytes32 id;
        uint48 recordId;
        uint8 tripped;
        IBreaker limiter;
        bytes32 classId;
        TrancheToken token;
        bool anyFrozen;
        uint256 total;
        uint256 supply;
    }

    IERC20 public immutable cash;
    TrancheFactory public immutable factory;
    IPayees private immutable _payees;
    ComplianceEngine private immutable _engine;
    uint256 private immutable _maxClasses;
    uint256 private immutable _minorUnit;
    bytes32 private immutable _cashSubject;

    mapping(bytes32 distributionId => Distribution) public distributions;
    mapping(bytes32 dealId => Account) private _accounts;
    mapping(bytes32 distributionId => mapping(bytes32 classId => ClassAccount)) private _classes;
    mapping(bytes32 distributionId => BitMaps.BitMap) private _paid;
    mapping(bytes32 distributionId => BitMaps.BitMap) private _reserved;
    mapping(bytes32 dealId => mapping(uint32 period => bool)) public credited;
    /// Sum of all accounts and escrows; the cash balance is never below it.
    uint256 public held;

    constructor(address authority, SettlementToken settlement, TrancheFactory tranches) AccessManaged(authority) {
        cash = settlement;
        factory = tranches;
        _payees = IPayees(address(tranches.registry()));
        _engine = tranches.engine();
        _maxClasses = tranches.MAX_CLASSES();
        _minorUnit = settlement.MINOR_UNIT();
        _cashSubject = BreakerSubjects.cash(address(settlement));
    }

    /// Tokenises the borrowers' cash of a closed collection period (yyyymm) into the deal's collections account, once.
    function creditCollections(bytes32 dealId, uint32 period, uint256 amount) external restricted {
        _credit(dealId, period, amount);
        if (amount > 0) SettlementToken(address(cash)).issue(address(this), amount);
    }

    /// The same with cash that a payer has allowed this contract to take: for a coin that we do not issue. A coin that
    /// takes a fee on the way is refused.
    function depositCollections(bytes32 dealId, uint32 period, address payer, uint256 amount)
        external
        restricted
        nonReentrant
    {
        _credit(dealId, period, amount);
        uint256 before = cash.balanceOf(address(this));
        cash.safeTransferFrom(payer, address(this), amount);
        uint256 balance = cash.balanceOf(address(this));
        if (balance != before + amount) revert CashNotReceived(before + amount, balance);
        _requireHeld();
    }

    /// Books cash that the caller has just transferred here as the deal's reserve.
    function creditReserve(bytes32 dealId, uint256 amount) external restricted {
        Account storage account = _accounts[dealId];
        account.reserve += SafeCast.toUint128(amount);
        held += amount;
        _requireHeld();
        emit ReserveCredited(dealId, amount, account.reserve);
    }

    /// Moves what a payment date pays into escrow. Refused unless collections and reserve add up with what is paid and
    /// kept. What the class totals leave of the total is for fees.
    function declare(bytes32 distributionId, Declaration calldata d, ClassTotal[] calldata totals) external restricted {
        Distribution storage distribution = distributions[distributionId];
        if (distribution.declaredAt != 0) revert AlreadyDeclared(distributionId);
        Account memory account = _accounts[d.dealId];
        if (d.collectionsUsed > account.collections) revert AboveCollections(d.collectionsUsed, account.collections);
        WaterfallGuard.requireConserved(d.collectionsUsed, account.reserve, d.totalPayable, d.reserveAfter);
        uint256 toClasses = _recordTotals(distributionId, d, totals);
        if (toClasses > d.totalPayable) revert AbovePayable(toClasses, d.totalPayable);
        if ((d.root == 0) != (toClasses == 0) || (d.payments == 0) != (toClasses == 0)) {
            revert RootWithoutPayments(d.root, d.payments);
        }
        if (d.totalPayable % _minorUnit != 0) revert NotWholeMinorUnits(d.totalPayable);
        _requireHeld();

        account.collections -= SafeCast.toUint128(d.collectionsUsed);
        account.reserve = SafeCast.toUint128(d.reserveAfter);
        _accounts[d.dealId] = account;
        distribution.root = d.root;
        distribution.recordId = d.recordId;
        distribution.declaredAt = SafeCast.toUint48(block.timestamp);
        distribution.payments = d.payments;
        distribution.escrow = SafeCast.toUint128(d.totalPayable);
        // Most dates have no fee, and then this word stays unwritten.
        if (d.totalPayable != toClasses) distribution.feesLeft = SafeCast.toUint128(d.totalPayable - toClasses);
        emit Declared(distributionId, d.dealId, d.recordId, d.totalPayable, d.reserveAfter, d.root, d.payments);
    }

    /// Pays parties of the deal out of what the classes leave, all or nothing, and pushes neighbouring payments of the tree
    /// from an index on. Payments that were made before are passed over, those that are refused are reserved; a repeated
    /// call pays what was reserved and may go by now.
    function pay(
        bytes32 distributionId,
        Payment[] calldata fees,
        uint256 from,
        Payment[] calldata payments,
        bytes32[] calldata proof
    ) external restricted nonReentrant {
        Run memory run = _run(distributionId);
        uint256 size = fees.length + payments.length;
        if (size == 0 || size > MAX_PAYMENTS) revert BadBatch(size);
        for (uint256 i = 0; i < fees.length; i++) {
            _payFee(distributionId, fees[i]);
        }
        if (payments.length > 0) _push(run, from, payments, proof);
    }

    /// Sends one payment to the wallet that it belongs to. Anybody may ask for it.
    /// @return sent false if the wallet may not have cash now: then the amount stays reserved for it
    function claim(bytes32 distributionId, uint256 index, Payment calldata payment, bytes32[] calldata proof)
        external
        nonReentrant
        returns (bool sent)
    {
        Run memory run = _run(distributionId);
        bytes32[] memory leaves = new bytes32[](1);
        leaves[0] = _leaf(distributionId, index, payment);
        _requireInRoot(distributionId, index, leaves, proof);
        if (_paid[distributionId].get(index)) revert AlreadyPaid(distributionId, index);
        return _settle(run, index, payment);
    }

    /// Ends a distribution after its claim period: what is left goes to the issuer's account.
    function sweep(bytes32 distributionId, address to) external restricted nonReentrant {
        Distribution storage distribution = distributions[_run(distributionId).id];
        uint256 claimsEnd = uint256(distribution.declaredAt) + CLAIM_PERIOD;
        // Two years do not depend on the seconds that a block's maker can choose.
        // forge-lint: disable-next-line(block-timestamp)
        if (block.timestamp <= claimsEnd) revert NotExpired(claimsEnd);
        uint256 amount = distribution.escrow;
        if (amount == 0) revert NothingToMove();
        distribution.escrow = 0;
        distribution.feesLeft = 0;
        distribution.reserved = 0;
        held -= amount;
        cash.safeTransfer(to, amount);
        emit Swept(distributionId, to, amount);
    }

    /// Gets out what was sent here by mistake: foreign tokens, and cash that no account or escrow counts.
    function rescue(IERC20 token, address to) external restricted nonReentrant {
        uint256 amount = token.balanceOf(address(this)) - (address(token) == address(cash) ? held : 0);
        if (amount == 0) revert NothingToMove();
        token.safeTransfer(to, amount);
        emit Rescued(address(token), to, amount);
    }

    /// What a deal has collected and not yet declared.
    function collections(bytes32 dealId) external view returns (uint256) {
        return _accounts[dealId].collections;
    }

    function reserve(bytes32 dealId) external view returns (uint256) {
        return _accounts[dealId].reserve;
    }

    function classTotal(bytes32 distributionId, bytes32 classId) external view returns (uint256) {
        return _classes[distributionId][classId].total * _minorUnit;
    }

    function classPaid(bytes32 distributionId, bytes32 classId) external view returns (uint256) {
        return _classes[distributionId][classId].paid * _minorUnit;
    }

    function isPaid(bytes32 distributionId, uint256 index) external view returns (bool) {
        return _paid[distributionId].get(index);
    }

    function isReserved(bytes32 distributionId, uint256 index) external view returns (bool) {
        return _reserved[distributionId].get(index);
    }

    /// 256 payments at once: bit i of word w tells whether payment 256 w + i is paid.
    function paidWord(bytes32 distributionId, uint256 word) external view returns (uint256) {
        return _paid[distributionId]._data[word];
    }

    function _push(Run memory run, uint256 from, Payment[] calldata payments, bytes32[] calldata proof) private {
        bytes32[] memory leaves = new bytes32[](payments.length);
        for (uint256 i = 0; i < payments.length; i++) {
            leaves[i] = _leaf(run.id, from + i, payments[i]);
        }
        _requireInRoot(run.id, from, leaves, proof);
        for (uint256 i = 0; i < payments.length; i++) {
            if (!_paid[run.id].get(from + i)) _settle(run, from + i, payments[i]);
        }
    }

    function _payFee(bytes32 distributionId, Payment calldata fee) private {
        Distribution storage distribution = distributions[distributionId];
        uint256 amount = fee.amount;
        if (fee.classId != 0) revert NotAFee(fee.classId);
        if (amount == 0 || amount % _minorUnit != 0) revert NotWholeMinorUnits(amount);
        if (amount > distribution.feesLeft) revert AboveFees(amount, distribution.feesLeft);
        distribution.feesLeft -= SafeCast.toUint128(amount);
        distribution.escrow -= SafeCast.toUint128(amount);
        held -= amount;
        cash.safeTransfer(fee.wallet, amount);
        emit FeePaid(distributionId, fee.wallet, amount);
    }

    function _settle(Run memory run, uint256 index, Payment calldata payment) private returns (bool sent) {
        ClassAccount storage account = _enter(run, payment.classId);
        uint256 amount = payment.amount;
        if (amount == 0 || amount % _minorUnit != 0) revert NotWholeMinorUnits(amount);
        uint256 sum = account.paid + amount / _minorUnit;
        if (sum * _minorUnit > run.total) revert AboveClassTotal(run.classId, sum * _minorUnit, run.total);
        WaterfallGuard.requireProRata(
            amount, run.total, run.token.balanceAt(payment.wallet, run.recordId), run.supply, _minorUnit
        );
        Distribution storage distribution = distributions[run.id];
        if (amount > distribution.escrow) revert AboveEscrow(run.id, amount, distribution.escrow);

        (address to, uint8 code) = _payees.payee(payment.wallet);
        if (run.tripped != 0) code = run.tripped;
        else if (code == 0 && run.anyFrozen) code = _frozenRestriction(run.token, to);
        if (code == 0 && address(run.limiter) != address(0)) code = _limitRestriction(run, amount);
        _paid[run.id].set(index);
        if (code == 0 && !cash.trySafeTransfer(to, amount)) code = COIN_REFUSES;
        if (code != 0) {
            _paid[run.id].unset(index);
            if (!_reserved[run.id].get(index)) {
                _reserved[run.id].set(index);
                distribution.reserved += SafeCast.toUint128(amount);
            }
            emit Reserved(run.id, payment.wallet, index, amount, code);
            return false;
        }
        if (_reserved[run.id].get(index)) {
            _reserved[run.id].unset(index);
            distribution.reserved -= SafeCast.toUint128(amount);
        }
        if (address(run.limiter) != address(0) && !run.limiter.pass(_cashSubject, amount)) revert AboveLimit(amount);
        account.paid = SafeCast.toUint48(sum);
        distribution.escrow -= SafeCast.toUint128(amount);
        held -= amount;
        emit Paid(run.id, run.classId, payment.wallet, index, to, amount);
        return true;
    }

    /// What is more than the window takes stays in escrow, and the breaker hears of it: it trips by size, and then nothing
    /// more goes in this call. What may go is booked when it has gone, so that a claim that comes to nothing, which anybody
    /// can make, takes nobody's room.
    function _limitRestriction(Run memory run, uint256 amount) private returns (uint8) {
        if (amount <= run.limiter.room(_cashSubject)) return 0;
        run.limiter.pass(_cashSubject, amount);
        run.tripped = run.limiter.restriction(_cashSubject);
        return TRIPPED;
    }

    /// Cash of a wallet whose units are frozen altogether waits like the units.
    function _frozenRestriction(TrancheToken token, address wallet) private view returns (uint8) {
        uint256 frozen = IFreezes(address(token)).getFrozenTokens(wallet);
        return frozen > 0 && frozen >= token.balanceOf(wallet) ? ALL_FROZEN : 0;
    }

    function _run(bytes32 distributionId) private view returns (Run memory run) {
        Distribution storage distribution = distributions[distributionId];
        if (distribution.declaredAt == 0) revert NotDeclared(distributionId);
        run.id = distributionId;
        run.recordId = distribution.recordId;
        (run.tripped, run.limiter) = _engine.cashStanding(address(cash));
    }

    /// Payments of a class are neighbours in the tree, so its facts are read once a call.
    function _enter(Run memory run, bytes32 classId) private view returns (ClassAccount storage account) {
        account = _classes[run.id][classId];
        if (run.classId == classId && address(run.token) != address(0)) return account;
        run.classId = classId;
        run.token = account.token;
        if (address(run.token) == address(0)) revert NotOfThisDate(run.id, classId);
        run.anyFrozen = run.token.frozenWallets() != 0;
        run.total = account.total * _minorUnit;
        run.supply = run.token.supplyAt(run.recordId);
    }

    function _leaf(bytes32 distributionId, uint256 index, Payment calldata payment) private pure returns (bytes32) {
        return PayoutTree.leaf(distributionId, index, payment.classId, payment.wallet, payment.amount);
    }

    function _requireInRoot(bytes32 distributionId, uint256 from, bytes32[] memory leaves, bytes32[] calldata proof)
        private
        view
    {
        Distribution storage distribution = distributions[distributionId];
        bytes32 found = PayoutTree.root(leaves, from, distribution.payments, proof);
        if (found == 0 || found != distribution.root) revert NotInRoot(distributionId, from);
    }

    function _credit(bytes32 dealId, uint32 period, uint256 amount) private {
        if (!factory.issued(dealId)) revert TrancheFactory.UnknownDeal(dealId);
        if (credited[dealId][period]) revert PeriodAlreadyCredited(dealId, period);
        credited[dealId][period] = true;
        Account storage account = _accounts[dealId];
        account.collections += SafeCast.toUint128(amount);
        held += amount;
        emit CollectionsCredited(dealId, period, amount, account.collections);
    }

    function _requireHeld() private view {
        uint256 balance = cash.balanceOf(address(this));
        if (balance < held) revert CashNotReceived(held, balance);
    }

    function _recordTotals(bytes32 distributionId, Declaration calldata d, ClassTotal[] calldata totals)
        private
        returns (uint256 sum)
    {
        if (totals.length > _maxClasses) revert BadBatch(totals.length);
        uint256 residual = 0;
        for (uint256 i = 0; i < totals.length; i++) {
            ClassTotal calldata t = totals[i];
            if (t.amount == 0 || t.amount % _minorUnit != 0) revert NotWholeMinorUnits(t.amount);
            ClassAccount storage account = _classes[distributionId][t.classId];
            if (account.total != 0) revert RepeatedClass(t.classId);
            TrancheToken token = factory.requireToken(d.dealId, t.classId);
            if (token.supplyAt(d.recordId) == 0) revert NoHolders(t.classId, d.recordId);
            WaterfallGuard.requirePartOf(t.classId, t.residual, t.amount);
            account.token = token;
            account.total = SafeCast.toUint48(t.amount / _minorUnit);
            sum += t.amount;
            residual += t.residual;
            emit ClassDeclared(distributionId, t.classId, t.amount, t.residual);
        }
        WaterfallGuard.requirePriority(d.seniorTestsHold, residual);
    }
}
