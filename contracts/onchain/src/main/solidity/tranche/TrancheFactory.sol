// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {ComplianceEngine} from "../compliance/ComplianceEngine.sol";
import {InvestorRegistry} from "../investor/InvestorRegistry.sol";
import {TrancheToken} from "./TrancheToken.sol";

/// Creates the tokens of a deal's classes, puts them under the compliance rules, and passes on what concerns all classes of a deal.
contract TrancheFactory is AccessManaged {
    uint256 public constant MAX_CLASSES = 16;

    InvestorRegistry public immutable registry;
    ComplianceEngine public immutable engine;
    mapping(bytes32 dealId => mapping(bytes32 classId => TrancheToken)) public tokenOf;
    mapping(bytes32 dealId => bytes32[]) private _classes;
    /// Set once at closing: from then on the set of classes is complete.
    mapping(bytes32 dealId => bool) public issued;

    event TrancheCreated(bytes32 indexed dealId, bytes32 indexed classId, address token, bytes3 currency);
    event DealIssued(bytes32 indexed dealId);
    event RecordCutOfDeal(bytes32 indexed dealId, uint48 indexed recordId);

    error AlreadyIssued(bytes32 dealId);
    error ClassExists(bytes32 dealId, bytes32 classId);
    error UnknownClass(bytes32 dealId, bytes32 classId);
    error UnknownDeal(bytes32 dealId);
    error TooManyClasses(bytes32 dealId);
    error IncompleteIssue(bytes32 classId, uint256 supply, uint256 originalBalance);

    constructor(address authority, ComplianceEngine rules) AccessManaged(authority) {
        engine = rules;
        registry = rules.registry();
    }

    /// The address follows from deal and class alone (CREATE2), so it is the same on a rebuilt chain.
    function createTranche(bytes32 dealId, bytes32 classId, bytes3 currency, TrancheToken.Terms calldata terms)
        external
        restricted
    {
        if (issued[dealId]) revert AlreadyIssued(dealId);
        if (address(tokenOf[dealId][classId]) != address(0)) revert ClassExists(dealId, classId);
        if (_classes[dealId].length == MAX_CLASSES) revert TooManyClasses(dealId);
        TrancheToken token =
            new TrancheToken{salt: keccak256(abi.encode(dealId, classId))}(authority(), registry, engine, terms);
        engine.bind(address(token));
        tokenOf[dealId][classId] = token;
        _classes[dealId].push(classId);
        emit TrancheCreated(dealId, classId, address(token), currency);
    }

    /// Closes the set of classes; each must be issued in full, or the whole closing fails.
    function markIssued(bytes32 dealId) external restricted {
        if (issued[dealId]) revert AlreadyIssued(dealId);
        bytes32[] memory classes = classesOf(dealId);
        for (uint256 i = 0; i < classes.length; i++) {
            TrancheToken token = tokenOf[dealId][classes[i]];
            if (token.totalSupply() != token.originalBalance()) {
                revert IncompleteIssue(classes[i], token.totalSupply(), token.originalBalance());
            }
        }
        issued[dealId] = true;
        emit DealIssued(dealId);
    }

    /// Cuts the same record on every class of the deal.
    function cutRecordOfDeal(bytes32 dealId, uint48 recordId) external restricted {
        bytes32[] memory classes = classesOf(dealId);
        for (uint256 i = 0; i < classes.length; i++) {
            tokenOf[dealId][classes[i]].cutRecord(recordId);
        }
        emit RecordCutOfDeal(dealId, recordId);
    }

    function setClassBalance(bytes32 dealId, bytes32 classId, uint256 balance) external restricted {
        requireToken(dealId, classId).setPrincipalBalance(balance);
    }

    /// The frozen amount of a wallet in a class, as the event log has it.
    function setFrozenUnits(bytes32 dealId, bytes32 classId, address wallet, uint256 units) external restricted {
        requireToken(dealId, classId).setFrozenTokens(wallet, units);
    }

    function requireToken(bytes32 dealId, bytes32 classId) public view returns (TrancheToken token) {
        token = tokenOf[dealId][classId];
        if (address(token) == address(0)) revert UnknownClass(dealId, classId);
    }

    function classesOf(bytes32 dealId) public view returns (bytes32[] memory classes) {
        classes = _classes[dealId];
        if (classes.length == 0) revert UnknownDeal(dealId);
    }
}
