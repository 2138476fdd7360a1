// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

/// Why units move: rules look at less when nobody trades.
/// TRANSFER by agreement, MINT at issue, FORCED by an order or a recovery, BURN at redemption.
enum Kind {
    TRANSFER,
    MINT,
    FORCED,
    BURN
}

/// Units about to move.
/// @param from zero for a mint
/// @param to zero for a burn
/// @param fromInvestor whose units leave, zero for a mint
/// @param toInvestor whose units they become, zero for a burn
/// @param acquiredAt when the receiver's holding period starts
struct Move {
    address token;
    address from;
    address to;
    uint256 units;
    bytes32 fromInvestor;
    bytes32 toInvestor;
    Kind kind;
    uint64 acquiredAt;
}

/// What a rule reads of the engine.
interface IHoldings {
    function unitsOf(address token, bytes32 investorId) external view returns (uint256);
    function holders(address token) external view returns (uint256);
    function countryOf(bytes32 investorId) external view returns (bytes2);
    function hasQualifications(bytes32 investorId, uint32 mask) external view returns (bool);
}

/// One condition on transfers, for all tokens of the engine; parameters are kept by token.
abstract contract ComplianceRule is AccessManaged {
    IHoldings public immutable engine;

    error NotTheEngine(address caller);

    constructor(address authority, IHoldings holdings) AccessManaged(authority) {
        engine = holdings;
    }

    /// 0 or the code of the refusal.
    function check(Move calldata move) external view virtual returns (uint8);

    /// Whether {moved} has to be called.
    function stateful() external pure virtual returns (bool) {
        return false;
    }

    /// Books a move before the engine books it. For the engine alone.
    function moved(Move calldata) external virtual {
        _onlyEngine();
    }

    function _onlyEngine() internal view {
        if (msg.sender != address(engine)) revert NotTheEngine(msg.sender);
    }

    /// A move between wallets of one investor changes no holding.
    function _within(Move calldata move) internal pure returns (bool) {
        return move.fromInvestor == move.toInvestor;
    }
}
