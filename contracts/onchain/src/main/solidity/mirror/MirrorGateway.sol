// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

/// The only door through which the event stores change the chain. Applies each effect exactly once and each stream in its
/// order, whatever is resent.
contract MirrorGateway is AccessManaged {
    uint256 public constant MAX_BATCH = 50;

    /// One change of the chain that mirrors one event.
    /// @param id keccak256 of what names the effect in the whole system
    /// @param stream keccak256 of the aggregate; its effects apply in order of version
    /// @param version the stream's applied effects before this one, plus one; given at signing
    /// @param targetId logical name of the target, so that payloads and heads survive a rebuilt chain
    struct Effect {
        bytes32 id;
        bytes32 stream;
        uint64 version;
        bytes32 targetId;
        bytes data;
    }

    /// A stream belongs to the writer that used it first: nobody else can take its versions.
    struct Stream {
        uint64 version;
        bytes24 owner;
    }

    /// Random and given at deployment: tells two deployments apart even when node, addresses and chain id are equal.
    bytes32 public immutable deploymentId;

    /// Service behind a relay key: keccak256 of "issuance" or "servicing".
    mapping(address relay => bytes32 writer) public writerOf;
    mapping(bytes32 targetId => address target) public targets;
    /// The target again for each function that a writer may call, so that an effect reads one word for both.
    mapping(bytes32 writer => mapping(bytes32 targetId => mapping(bytes4 selector => address))) private _callable;
    /// Payload hash of each applied effect; zero means not applied. One ledger for all targets, so nothing replays across them.
    mapping(bytes32 id => bytes32 payload) public appliedPayload;
    mapping(bytes32 writer => bytes32 head) public writerHead;
    mapping(bytes32 writer => uint64 count) public writerCount;
    /// Writer of the effect being applied, zero outside of one: targets ask for it, and it shuts re-entrance.
    bytes32 public activeWriter;
    mapping(bytes32 stream => Stream) private _streams;

    event WriterSet(address indexed relay, bytes32 writer);
    event TargetAllowed(bytes32 indexed writer, bytes32 indexed targetId, address target, bytes4 selector, bool allowed);
    event EffectApplied(
        bytes32 indexed id, bytes32 indexed stream, uint64 version, bytes32 writer, uint64 count, bytes32 head
    );
    event EffectDuplicate(bytes32 indexed id);

    error UnknownWriter(address relay);
    error Reentered(bytes32 id);
    error PayloadMismatch(bytes32 id);
    error OutOfOrder(bytes32 stream, uint64 expected, uint64 got);
    error StreamOfOtherWriter(bytes32 stream, bytes32 writer);
    error TargetNotAllowed(bytes32 writer, bytes32 targetId, bytes4 selector);
    error TargetFailed(bytes32 id, bytes reason);
    error TargetReplaced(bytes32 targetId);
    error BadBatch(uint256 size);

    constructor(address authority, bytes32 deployment) AccessManaged(authority) {
        deploymentId = deployment;
    }

    /// Names the service behind a relay key; the zero word takes the key out of use.
    function setWriter(address relay, bytes32 writer) external restricted {
        writerOf[relay] = writer;
        emit WriterSet(relay, writer);
    }

    /// Lets a writer call these functions of a target, or no longer. Neither the gateway nor the manager can be a target, and
    /// a target keeps its address: contracts behind it are replaced by a new deployment, not under the same name.
    function allow(bytes32 writer, bytes32 targetId, address target, bytes4[] calldata selectors, bool yes) external restricted {
        address known = targets[targetId];
        if (target == address(this) || target == authority() || target.code.length == 0 || (known != address(0) && known != target)) {
            revert TargetReplaced(targetId);
        }
        targets[targetId] = target;
        for (uint256 i = 0; i < selectors.length; i++) {
            _callable[writer][targetId][selectors[i]] = yes ? target : address(0);
            emit TargetAllowed(writer, targetId, target, selectors[i], yes);
        }
    }

    /// Applies an effect. The same id with the same payload is a no-op that succeeds and answers false, since a reverting
    /// retry can wedge a sender; with another payload it reverts.
    function submit(Effect calldata effect) external restricted returns (bool applied) {
        bytes32 writer = _enter(effect.id);
        applied = _apply(writer, effect);
        activeWriter = 0;
    }

    /// Applies up to {MAX_BATCH} effects in their order, all or nothing; duplicates among them are skipped.
    /// @return applied how many were new
    function submitBatch(Effect[] calldata effects) external restricted returns (uint256 applied) {
        if (effects.length == 0 || effects.length > MAX_BATCH) revert BadBatch(effects.length);
        bytes32 writer = _enter(effects[0].id);
        for (uint256 i = 0; i < effects.length; i++) {
            if (_apply(writer, effects[i])) applied++;
        }
        activeWriter = 0;
    }

    /// Whether a writer may call this function of a target.
    function allowed(bytes32 writer, bytes32 targetId, bytes4 selector) external view returns (bool) {
        return _callable[writer][targetId][selector] != address(0);
    }

    /// How many effects of the stream have been applied; the next one has this plus one.
    function streamVersion(bytes32 stream) external view returns (uint64) {
        return _streams[stream].version;
    }

    function _enter(bytes32 id) private returns (bytes32 writer) {
        writer = writerOf[msg.sender];
        if (writer == 0) revert UnknownWriter(msg.sender);
        if (activeWriter != 0) revert Reentered(id);
        activeWriter = writer;
    }

    function _apply(bytes32 writer, Effect calldata effect) private returns (bool) {
        bytes32 id = effect.id;
        bytes32 payload = keccak256(abi.encode(effect.stream, effect.version, effect.targetId, effect.data));
        bytes32 known = appliedPayload[id];
        if (known != 0) {
            if (known != payload) revert PayloadMismatch(id);
            emit EffectDuplicate(id);
            return false;
        }
        bytes4 selector = effect.data.length < 4 ? bytes4(0) : bytes4(effect.data[:4]);
        address target = _callable[writer][effect.targetId][selector];
        if (target == address(0)) revert TargetNotAllowed(writer, effect.targetId, selector);
        _advance(writer, effect.stream, effect.version);

        appliedPayload[id] = payload;
        uint64 count = ++writerCount[writer];
        bytes32 head = keccak256(abi.encode(writerHead[writer], id, payload));
        writerHead[writer] = head;

        (bool ok, bytes memory reason) = target.call(effect.data);
        if (!ok) revert TargetFailed(id, reason);
        emit EffectApplied(id, effect.stream, effect.version, writer, count, head);
        return true;
    }

    function _advance(bytes32 writer, bytes32 id, uint64 version) private {
        Stream storage stream = _streams[id];
        bytes24 owner = stream.owner;
        // The first 24 bytes of a hash tell the few writers apart as well as all 32 do.
        // forge-lint: disable-next-line(unsafe-typecast)
        if (owner != bytes24(writer) && owner != 0) revert StreamOfOtherWriter(id, writer);
        uint64 expected = stream.version + 1;
        if (version != expected) revert OutOfOrder(id, expected, version);
        stream.version = version;
        // forge-lint: disable-next-line(unsafe-typecast)
        stream.owner = bytes24(writer);
    }
}
