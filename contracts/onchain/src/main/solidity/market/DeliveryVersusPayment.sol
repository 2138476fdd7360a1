// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuard} from "@openzeppelin/contracts/utils/ReentrancyGuard.sol";
import {DistributionPool} from "../distribution/DistributionPool.sol";
import {SettlementToken} from "../distribution/SettlementToken.sol";
import {TrancheFactory} from "../tranche/TrancheFactory.sol";

/// Units against cash in one call or not at all, at closing and between holders. Investors allow this contract to take
/// their cash; it moves it only against units.
contract DeliveryVersusPayment is AccessManaged, ReentrancyGuard {
    using SafeERC20 for SettlementToken;

    uint256 public constant MAX_ALLOCATIONS = 100;

    struct Allocation {
        bytes32 classId;
        address wallet;
        uint256 units;
        uint256 cash;
    }

    struct Trade {
        bytes32 tradeId;
        bytes32 dealId;
        bytes32 classId;
        address seller;
        address buyer;
        uint256 units;
        uint256 cash;
        /// From which the buyer's holding period runs, in seconds of Unix time.
        uint64 tradedAt;
    }

    SettlementToken public immutable cash;
    TrancheFactory public immutable factory;
    DistributionPool public immutable pool;
    /// A trade settles once, whatever its terms.
    mapping(bytes32 tradeId => bool) public settled;

    event IssueClosed(bytes32 indexed dealId, address indexed seller, uint256 proceeds, uint256 reserveDeposit);
    event TradeSettled(
        bytes32 indexed tradeId,
        bytes32 indexed dealId,
        bytes32 indexed classId,
        address seller,
        address buyer,
        uint256 units,
        uint256 cash
    );

    error BadAllocations(uint256 size);
    error ReserveAboveProceeds(uint256 reserveDeposit, uint256 proceeds);
    error IncompleteTrade(bytes32 tradeId);
    error AlreadySettled(bytes32 tradeId);
    error CashNotExact(uint256 expected, uint256 received);

    constructor(address authority, SettlementToken settlement, TrancheFactory tranches, DistributionPool distributions)
        AccessManaged(authority)
    {
        cash = settlement;
        factory = tranches;
        pool = distributions;
    }

    /// Takes the cash of every investor, issues every class in full, funds the reserve and pays the seller the rest.
    /// @param acquiredAt closing date, from which holding periods run, in seconds of Unix time
    function closeIssue(
        bytes32 dealId,
        address seller,
        uint256 reserveDeposit,
        uint64 acquiredAt,
        Allocation[] calldata allocations
    ) external restricted nonReentrant {
        if (allocations.length == 0 || allocations.length > MAX_ALLOCATIONS) revert BadAllocations(allocations.length);
        uint256 proceeds = 0;
        for (uint256 i = 0; i < allocations.length; i++) {
            Allocation calldata a = allocations[i];
            proceeds += a.cash;
            if (a.cash > 0) cash.safeTransferFrom(a.wallet, address(this), a.cash);
            factory.requireToken(dealId, a.classId).issueAt(a.wallet, a.units, acquiredAt);
        }
        factory.markIssued(dealId);
        if (reserveDeposit > proceeds) revert ReserveAboveProceeds(reserveDeposit, proceeds);
        cash.safeTransfer(address(pool), reserveDeposit);
        pool.creditReserve(dealId, reserveDeposit);
        cash.safeTransfer(seller, proceeds - reserveDeposit);
        emit IssueClosed(dealId, seller, proceeds, reserveDeposit);
    }

    /// Moves units from seller to buyer and the buyer's cash to the seller. Whatever forbids either side (a frozen seller,
    /// a buyer without cash or qualification, a paused token) undoes both.
    function settle(Trade calldata trade) external restricted nonReentrant {
        if (trade.tradeId == 0 || trade.units == 0 || trade.cash == 0 || trade.seller == trade.buyer) {
            revert IncompleteTrade(trade.tradeId);
        }
        if (settled[trade.tradeId]) revert AlreadySettled(trade.tradeId);
        settled[trade.tradeId] = true;
        uint256 before = cash.balanceOf(trade.seller);
        cash.safeTransferFrom(trade.buyer, trade.seller, trade.cash);
        uint256 received = cash.balanceOf(trade.seller) - before;
        if (received != trade.cash) revert CashNotExact(trade.cash, received);
        factory.requireToken(trade.dealId, trade.classId)
            .settleTransfer(trade.seller, trade.buyer, trade.units, trade.tradedAt);
        emit TradeSettled(
            trade.tradeId, trade.dealId, trade.classId, trade.seller, trade.buyer, trade.units, trade.cash
        );
    }
}
