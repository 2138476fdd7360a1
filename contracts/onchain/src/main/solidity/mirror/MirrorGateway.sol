// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

/// The only door through which the event stores change the chain. Applies each effect exactly once, whatever is resent.
contract MirrorGateway is AccessManaged {
    /// Random and given at deployment: tells two deployments apart even when node, addresses and chain id are equal.
    bytes32 public immutable deploymentId;

    /// Service behind a relay key: keccak256 of "issuance" or "servicing".
    mapping(address relay => bytes32 writer) public writerOf;
    mapping(bytes32 targetId => address target) public targets;
    mapping(bytes32 writer => mapping(bytes32 targetId => mapping(bytes4 selector => bool))) public allowed;
    /// Payload hash of each applied effect; zero means not applied. One ledger for all targets, so nothing replays across them.
    mapping(bytes32 id => bytes32 payload) public appliedPayload;
    mapping(bytes32 writer => bytes32 head) public writerHead;
    mapping(bytes32 writer => uint64 count) public writerCount;
    /// Writer of the effect being applied, zero outside of one: targets ask for it, and it shuts re-entrance.
    bytes32 public activeWriter;

    event WriterSet(address indexed relay, bytes32 writer);
    event TargetAllowed(bytes32 indexed writer, bytes32 indexed targetId, address target, bytes4 selector);
    event EffectApplied(bytes32 indexed id, bytes32 indexed writer, bytes32 targetId, uint64 count, bytes32 head);
    event EffectDuplicate(bytes32 indexed id);

    error UnknownWriter(address relay);
    error Reentered(bytes32 id);
    error PayloadMismatch(bytes32 id);
    error TargetNotAllowed(bytes32 writer, bytes32 targetId, bytes4 selector);
    error TargetFailed(bytes32 id, bytes reason);
    error TargetReplaced(bytes32 targetId);

    constructor(address authority, bytes32 deployment) AccessManaged(authority) {
        deploymentId = deployment;
    }

    function setWriter(address relay, bytes32 writer) external restricted {
        writerOf[relay] = writer;
        emit WriterSet(relay, writer);
    }

    /// Lets a writer call these functions of a target. Neither the gateway nor the manager can be a target.
    function allow(bytes32 writer, bytes32 targetId, address target, bytes4[] calldata selectors) external restricted {
        address known = targets[targetId];
        if (target == address(this) || target == authority() || target.code.length == 0 || (known != address(0) && known != target)) {
            revert TargetReplaced(targetId);
        }
        targets[targetId] = target;
        for (uint256 i = 0; i < selectors.length; i++) {
            allowed[writer][targetId][selectors[i]] = true;
            emit TargetAllowed(writer, targetId, target, selectors[i]);
        }
    }

    /// Applies an effect. The same id with the same payload is a no-op that succeeds, since a reverting retry can wedge a
    /// sender; with another payload it reverts. Payload hashes name the target by id, so heads survive a rebuilt chain.
    function submit(bytes32 id, bytes32 targetId, bytes calldata data) external restricted returns (bool applied) {
        bytes32 writer = writerOf[msg.sender];
        if (writer == 0) revert UnknownWriter(msg.sender);
        if (activeWriter != 0) revert Reentered(id);
        bytes32 payload = keccak256(abi.encode(targetId, data));
        bytes32 known = appliedPayload[id];
        if (known != 0) {
            if (known != payload) revert PayloadMismatch(id);
            emit EffectDuplicate(id);
            return false;
        }
        bytes4 selector = data.length < 4 ? bytes4(0) : bytes4(data[:4]);
        if (!allowed[writer][targetId][selector]) revert TargetNotAllowed(writer, targetId, selector);

        appliedPayload[id] = payload;
        uint64 count = ++writerCount[writer];
        bytes32 head = keccak256(abi.encode(writerHead[writer], id, payload));
        writerHead[writer] = head;

        activeWriter = writer;
        (bool ok, bytes memory reason) = targets[targetId].call(data);
        if (!ok) revert TargetFailed(id, reason);
        activeWriter = 0;
        emit EffectApplied(id, writer, targetId, count, head);
        return true;
    }
}
