// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ComplianceRule, IHoldings, Kind, Move} from "./ComplianceRule.sol";
import {ReasonCodes} from "./ReasonCodes.sol";

/// Wallets on a sanction list, whoever they belong to (13 sender, 23 receiver). Investors are sanctioned in the registry.
contract SanctionRule is ComplianceRule {
    mapping(address wallet => bool) public listed;

    event WalletListed(address indexed wallet, bool listed);

    constructor(address authority, IHoldings holdings) ComplianceRule(authority, holdings) {}

    function list(address wallet, bool yes) external restricted {
        listed[wallet] = yes;
        emit WalletListed(wallet, yes);
    }

    function check(Move calldata move) external view override returns (uint8) {
        if (move.kind == Kind.TRANSFER && listed[move.from]) return ReasonCodes.SENDER_SANCTIONED;
        return listed[move.to] ? ReasonCodes.RECEIVER_SANCTIONED : 0;
    }
}
