// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {InvestorRegistry} from "../investor/InvestorRegistry.sol";
import {TrancheToken} from "../tranche/TrancheToken.sol";
import {ComplianceEngine} from "./ComplianceEngine.sol";

/// Where the roles with a delay act on tokens: orders of a court or the trustee, recoveries, ends of a pause, final closes.
/// Each order has a random case id and is carried out once.
contract Enforcement is AccessManaged {
    uint256 public constant MAX_TOKENS = 64;

    ComplianceEngine public immutable engine;
    InvestorRegistry public immutable registry;
    /// Hash of what was done under a case; zero means nothing yet.
    mapping(bytes32 caseId => bytes32 contents) public cases;

    event CaseDone(bytes32 indexed caseId, bytes32 contents);
    event CaseDuplicate(bytes32 indexed caseId);

    error CaseUsed(bytes32 caseId);
    error NoCase();
    error UnknownToken(TrancheToken token);
    error TooManyTokens(uint256 count);
    error HoldingsLeft(address wallet, uint256 tokens);

    constructor(address authority, ComplianceEngine rules) AccessManaged(authority) {
        engine = rules;
        registry = rules.registry();
    }

    /// Moves units by an order. The receiver has to be able to receive; the sender is not asked.
    function forcedTransfer(TrancheToken token, address from, address to, uint256 units, bytes32 caseId) external restricted {
        if (!_begin(caseId, keccak256(abi.encode("transfer", token, from, to, units)))) return;
        _known(token).forcedTransfer(from, to, units);
    }

    /// Replaces a lost wallet and moves all it held, in every token: refused if one with units or a frozen amount is left out.
    /// Past entitlements follow by the registry's {InvestorRegistry-currentWallet}.
    function recover(
        bytes32 investorId,
        address oldWallet,
        address newWallet,
        TrancheToken[] calldata tokens,
        bytes32 caseId
    ) external restricted {
        if (tokens.length > MAX_TOKENS) revert TooManyTokens(tokens.length);
        if (!_begin(caseId, keccak256(abi.encode("recover", investorId, oldWallet, newWallet, tokens)))) return;
        registry.replaceWallet(investorId, oldWallet, newWallet);
        for (uint256 i = 0; i < tokens.length; i++) {
            _known(tokens[i]).recover(oldWallet, newWallet);
        }
        uint256 left = engine.positions(oldWallet);
        if (left != 0) revert HoldingsLeft(oldWallet, left);
    }

    function unpause(TrancheToken token) external restricted {
        _known(token).unpause();
    }

    function close(TrancheToken token) external restricted {
        _known(token).close();
    }

    /// @return false if the case has been carried out with the same contents
    function _begin(bytes32 caseId, bytes32 contents) private returns (bool) {
        if (caseId == 0) revert NoCase();
        bytes32 known = cases[caseId];
        if (known != 0) {
            if (known != contents) revert CaseUsed(caseId);
            emit CaseDuplicate(caseId);
            return false;
        }
        cases[caseId] = contents;
        emit CaseDone(caseId, contents);
        return true;
    }

    function _known(TrancheToken token) private view returns (TrancheToken) {
        if (!engine.bound(address(token))) revert UnknownToken(token);
        return token;
    }
}
