// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {TrancheFactory} from "../tranche/TrancheFactory.sol";
import {TrancheToken} from "../tranche/TrancheToken.sol";
import {SettlementToken} from "./SettlementToken.sol";
import {WaterfallGuard} from "./WaterfallGuard.sol";

/// Holds a deal's collections and reserve, and pays distributions out of escrow: first declare, which must add up, then push.
contract DistributionPool is AccessManaged {
    using SafeERC20 for SettlementToken;

    uint256 public constant MAX_PAYMENTS = 100;

    struct Distribution {
        bytes32 dealId;
        uint48 recordId;
        uint256 escrow;
        uint256 feesLeft;
    }

    struct ClassTotal {
        bytes32 classId;
        uint256 amount;
    }

    /// classId zero is a fee.
    struct Payment {
        bytes32 classId;
        address wallet;
        uint256 amount;
    }

    SettlementToken public immutable cash;
    TrancheFactory public immutable factory;

    mapping(bytes32 dealId => uint256) public collections;
    mapping(bytes32 dealId => uint256) public reserve;
    mapping(bytes32 distributionId => Distribution) public distributions;
    mapping(bytes32 distributionId => mapping(bytes32 classId => uint256)) public classTotal;
    mapping(bytes32 distributionId => mapping(bytes32 classId => uint256)) public classPaid;
    mapping(bytes32 distributionId => mapping(bytes32 classId => mapping(address wallet => bool))) public paid;
    mapping(bytes32 dealId => mapping(uint32 period => bool)) public credited;
    /// Sum of all accounts and escrows; the cash balance is never below it.
    uint256 public held;

    event CollectionsCredited(bytes32 indexed dealId, uint32 indexed period, uint256 amount, uint256 collections);
    event ReserveCredited(bytes32 indexed dealId, uint256 amount, uint256 reserve);
    event Declared(bytes32 indexed distributionId, bytes32 indexed dealId, uint48 recordId, uint256 total, uint256 reserve);
    event Paid(bytes32 indexed distributionId, bytes32 indexed classId, address indexed wallet, uint256 amount);

    error PeriodAlreadyCredited(bytes32 dealId, uint32 period);
    error CashNotReceived(uint256 held, uint256 balance);
    error AlreadyDeclared(bytes32 distributionId);
    error NotDeclared(bytes32 distributionId);
    error AboveCollections(uint256 used, uint256 available);
    error AbovePayable(uint256 classTotals, uint256 totalPayable);
    error RepeatedClass(bytes32 classId);
    error NoHolders(bytes32 classId, uint48 recordId);
    error NotWholeMinorUnits(uint256 amount);
    error AboveEscrow(bytes32 distributionId, uint256 amount, uint256 escrow);
    error AboveClassTotal(bytes32 classId, uint256 paid, uint256 total);
    error AboveFees(uint256 amount, uint256 feesLeft);
    error AlreadyPaid(bytes32 distributionId, bytes32 classId, address wallet);
    error BadBatch(uint256 size);

    constructor(address authority, SettlementToken settlement, TrancheFactory tranches) AccessManaged(authority) {
        cash = settlement;
        factory = tranches;
    }

    /// Tokenises the borrowers' cash of a closed collection period (yyyymm) into the deal's collections account, once.
    function creditCollections(bytes32 dealId, uint32 period, uint256 amount) external restricted {
        if (!factory.issued(dealId)) revert TrancheFactory.UnknownDeal(dealId);
        if (credited[dealId][period]) revert PeriodAlreadyCredited(dealId, period);
        credited[dealId][period] = true;
        collections[dealId] += amount;
        held += amount;
        if (amount > 0) cash.issue(address(this), amount);
        emit CollectionsCredited(dealId, period, amount, collections[dealId]);
    }

    /// Books cash that the caller has just transferred here as the deal's reserve.
    function creditReserve(bytes32 dealId, uint256 amount) external restricted {
        reserve[dealId] += amount;
        held += amount;
        if (cash.balanceOf(address(this)) < held) revert CashNotReceived(held, cash.balanceOf(address(this)));
        emit ReserveCredited(dealId, amount, reserve[dealId]);
    }

    /// Moves what a payment date pays into escrow. Refused unless collections and reserve add up with what is paid and kept.
    function declare(
        bytes32 distributionId,
        bytes32 dealId,
        uint48 recordId,
        uint256 collectionsUsed,
        uint256 reserveAfter,
        uint256 totalPayable,
        ClassTotal[] calldata totals
    ) external restricted {
        if (distributions[distributionId].dealId != 0) revert AlreadyDeclared(distributionId);
        if (collectionsUsed > collections[dealId]) revert AboveCollections(collectionsUsed, collections[dealId]);
        WaterfallGuard.requireConserved(collectionsUsed, reserve[dealId], totalPayable, reserveAfter);
        uint256 toClasses = _recordTotals(distributionId, dealId, recordId, totals);
        if (toClasses > totalPayable) revert AbovePayable(toClasses, totalPayable);

        collections[dealId] -= collectionsUsed;
        reserve[dealId] = reserveAfter;
        distributions[distributionId] = Distribution(dealId, recordId, totalPayable, totalPayable - toClasses);
        emit Declared(distributionId, dealId, recordId, totalPayable, reserveAfter);
    }

    /// Pushes a batch to the wallets. All or nothing; no wallet is paid twice for a class, nothing above escrow leaves.
    function pay(bytes32 distributionId, Payment[] calldata payments) external restricted {
        Distribution storage distribution = distributions[distributionId];
        if (distribution.dealId == 0) revert NotDeclared(distributionId);
        if (payments.length == 0 || payments.length > MAX_PAYMENTS) revert BadBatch(payments.length);
        for (uint256 i = 0; i < payments.length; i++) {
            _pay(distributionId, distribution, payments[i]);
        }
    }

    function _pay(bytes32 distributionId, Distribution storage distribution, Payment calldata payment) private {
        uint256 amount = payment.amount;
        if (amount == 0 || amount % cash.MINOR_UNIT() != 0) revert NotWholeMinorUnits(amount);
        if (amount > distribution.escrow) revert AboveEscrow(distributionId, amount, distribution.escrow);
        if (payment.classId == 0) {
            if (amount > distribution.feesLeft) revert AboveFees(amount, distribution.feesLeft);
            distribution.feesLeft -= amount;
        } else {
            _payClass(distributionId, distribution, payment);
        }
        distribution.escrow -= amount;
        held -= amount;
        cash.safeTransfer(payment.wallet, amount);
        emit Paid(distributionId, payment.classId, payment.wallet, amount);
    }

    function _payClass(bytes32 distributionId, Distribution storage distribution, Payment calldata payment) private {
        bytes32 classId = payment.classId;
        if (paid[distributionId][classId][payment.wallet]) revert AlreadyPaid(distributionId, classId, payment.wallet);
        paid[distributionId][classId][payment.wallet] = true;
        uint256 total = classTotal[distributionId][classId];
        uint256 sum = classPaid[distributionId][classId] + payment.amount;
        if (sum > total) revert AboveClassTotal(classId, sum, total);
        classPaid[distributionId][classId] = sum;
        TrancheToken token = factory.requireToken(distribution.dealId, classId);
        uint48 recordId = distribution.recordId;
        WaterfallGuard.requireProRata(
            payment.amount, total, token.balanceAt(payment.wallet, recordId), token.supplyAt(recordId), cash.MINOR_UNIT()
        );
    }

    function _recordTotals(bytes32 distributionId, bytes32 dealId, uint48 recordId, ClassTotal[] calldata totals)
        private
        returns (uint256 sum)
    {
        if (totals.length > factory.MAX_CLASSES()) revert BadBatch(totals.length);
        for (uint256 i = 0; i < totals.length; i++) {
            bytes32 classId = totals[i].classId;
            uint256 amount = totals[i].amount;
            if (amount % cash.MINOR_UNIT() != 0) revert NotWholeMinorUnits(amount);
            if (classTotal[distributionId][classId] != 0) revert RepeatedClass(classId);
            if (factory.requireToken(dealId, classId).supplyAt(recordId) == 0) revert NoHolders(classId, recordId);
            classTotal[distributionId][classId] = amount;
            sum += amount;
        }
    }
}
