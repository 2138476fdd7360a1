// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {DistributionPool} from "../distribution/DistributionPool.sol";
import {SettlementToken} from "../distribution/SettlementToken.sol";
import {TrancheFactory} from "../tranche/TrancheFactory.sol";

/// Units against cash in one call or not at all. Investors allow this contract to take their cash; it moves it only at closing.
contract DeliveryVersusPayment is AccessManaged {
    using SafeERC20 for SettlementToken;

    uint256 public constant MAX_ALLOCATIONS = 100;

    struct Allocation {
        bytes32 classId;
        address wallet;
        uint256 units;
        uint256 cash;
    }

    SettlementToken public immutable cash;
    TrancheFactory public immutable factory;
    DistributionPool public immutable pool;

    event IssueClosed(bytes32 indexed dealId, address indexed seller, uint256 proceeds, uint256 reserveDeposit);

    error BadAllocations(uint256 size);
    error ReserveAboveProceeds(uint256 reserveDeposit, uint256 proceeds);

    constructor(address authority, SettlementToken settlement, TrancheFactory tranches, DistributionPool distributions)
        AccessManaged(authority)
    {
        cash = settlement;
        factory = tranches;
        pool = distributions;
    }

    /// Takes the cash of every investor, issues every class in full, funds the reserve and pays the seller the rest.
    function closeIssue(bytes32 dealId, address seller, uint256 reserveDeposit, Allocation[] calldata allocations)
        external
        restricted
    {
        if (allocations.length == 0 || allocations.length > MAX_ALLOCATIONS) revert BadAllocations(allocations.length);
        uint256 proceeds = 0;
        for (uint256 i = 0; i < allocations.length; i++) {
            Allocation calldata a = allocations[i];
            proceeds += a.cash;
            if (a.cash > 0) cash.safeTransferFrom(a.wallet, address(this), a.cash);
            factory.requireToken(dealId, a.classId).issue(a.wallet, a.units);
        }
        factory.markIssued(dealId);
        if (reserveDeposit > proceeds) revert ReserveAboveProceeds(reserveDeposit, proceeds);
        cash.safeTransfer(address(pool), reserveDeposit);
        pool.creditReserve(dealId, reserveDeposit);
        cash.safeTransfer(seller, proceeds - reserveDeposit);
        emit IssueClosed(dealId, seller, proceeds, reserveDeposit);
    }
}
