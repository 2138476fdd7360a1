// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {TrancheToken} from "../tranche/TrancheToken.sol";

/// Words of the distribution pool: what is declared, what happened, what is refused.
abstract contract DistributionTerms {
    struct Declaration {
        bytes32 dealId;
        uint48 recordId;
        uint256 collectionsUsed;
        uint256 reserveAfter;
        uint256 totalPayable;
        /// Over all payments to holders; zero if there is none.
        bytes32 root;
        uint32 payments;
        /// Fact of the engine: no test of the classes before equity fails on this date.
        bool seniorTestsHold;
    }

    struct ClassTotal {
        bytes32 classId;
        uint256 amount;
        /// The part of the amount that is equity's.
        uint256 residual;
    }

    /// The deal is not in it: the event has it, and the accounts of the classes have its tokens.
    struct Distribution {
        bytes32 root;
        uint48 recordId;
        uint48 declaredAt;
        uint32 payments;
        uint128 escrow;
        uint128 feesLeft;
        /// The part of the escrow that was refused by or for its wallets when it was due.
        uint128 reserved;
    }

    /// Cash of a deal before it is declared, in one word.
    struct Account {
        uint128 collections;
        uint128 reserve;
    }

    /// What a class gets on a payment date and has got of it, in minor units, beside its token: one word, enough for
    /// 2.8 trillion dollars.
    struct ClassAccount {
        TrancheToken token;
        uint48 total;
        uint48 paid;
    }

    /// A fee has class zero.
    struct Payment {
        bytes32 classId;
        address wallet;
        uint256 amount;
    }

    event CollectionsCredited(bytes32 indexed dealId, uint32 indexed period, uint256 amount, uint256 collections);
    event ReserveCredited(bytes32 indexed dealId, uint256 amount, uint256 reserve);
    event Declared(
        bytes32 indexed distributionId,
        bytes32 indexed dealId,
        uint48 recordId,
        uint256 total,
        uint256 reserve,
        bytes32 root,
        uint32 payments
    );
    event ClassDeclared(bytes32 indexed distributionId, bytes32 indexed classId, uint256 amount, uint256 residual);
    /// @param wallet that is entitled
    /// @param to that has got the cash: the wallet, or the one that replaced it
    event Paid(
        bytes32 indexed distributionId,
        bytes32 indexed classId,
        address indexed wallet,
        uint256 index,
        address to,
        uint256 amount
    );
    event FeePaid(bytes32 indexed distributionId, address indexed wallet, uint256 amount);
    event Reserved(bytes32 indexed distributionId, address indexed wallet, uint256 index, uint256 amount, uint8 code);
    event Swept(bytes32 indexed distributionId, address indexed to, uint256 amount);
    event Rescued(address indexed token, address indexed to, uint256 amount);

    error PeriodAlreadyCredited(bytes32 dealId, uint32 period);
    error CashNotReceived(uint256 held, uint256 balance);
    error AlreadyDeclared(bytes32 distributionId);
    error NotDeclared(bytes32 distributionId);
    error AboveCollections(uint256 used, uint256 available);
    error AbovePayable(uint256 classTotals, uint256 totalPayable);
    error RepeatedClass(bytes32 classId);
    error NoHolders(bytes32 classId, uint48 recordId);
    error RootWithoutPayments(bytes32 root, uint32 payments);
    error NotWholeMinorUnits(uint256 amount);
    error NotInRoot(bytes32 distributionId, uint256 index);
    error AboveEscrow(bytes32 distributionId, uint256 amount, uint256 escrow);
    error AboveClassTotal(bytes32 classId, uint256 paid, uint256 total);
    error NotOfThisDate(bytes32 distributionId, bytes32 classId);
    error AboveLimit(uint256 amount);
    error AboveFees(uint256 amount, uint256 feesLeft);
    error NotAFee(bytes32 classId);
    error AlreadyPaid(bytes32 distributionId, uint256 index);
    error BadBatch(uint256 size);
    error NotExpired(uint256 claimsEnd);
    error NothingToMove();
}
