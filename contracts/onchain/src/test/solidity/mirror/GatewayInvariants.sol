// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MirrorGateway} from "../../../main/solidity/mirror/MirrorGateway.sol";
import {Checks} from "../support/Checks.sol";
import {VM} from "../support/Vm.sol";
import {Counter, GatewayBench} from "./GatewayBench.sol";

/// Sends effects of both writers: new ones, resent ones, and ones that must be refused. Keeps its own books; a call that is
/// wrongly accepted is left standing, so that the invariants see it.
contract GatewayHandler is GatewayBench {
    struct Applied {
        bytes32 id;
        bytes32 payload;
        bytes32 writer;
        bytes32 stream;
        bool second;
    }

    Applied[] public log;
    mapping(bytes32 stream => uint64) public versions;
    mapping(uint256 index => MirrorGateway.Effect) private _sent;
    uint256 private _serial;

    constructor() {
        _deploy();
    }

    function fresh(uint256 seed, uint256 amount) external {
        (address relay, MirrorGateway.Effect memory e) = _next(seed, amount);
        VM.prank(relay);
        gateway.submit(e);
        _book(e, relay);
    }

    function batch(uint256 seed, uint256 amount, bool repeated) external {
        (address relay, MirrorGateway.Effect memory e) = _next(seed, amount);
        MirrorGateway.Effect[] memory effects = new MirrorGateway.Effect[](2);
        effects[0] = e;
        effects[1] = repeated ? e : _effect(keccak256(abi.encode("second", e.id)), e.stream, e.version + 1, e.targetId, amount % 100);
        VM.prank(relay);
        gateway.submitBatch(effects);
        _book(e, relay);
        if (!repeated) _book(effects[1], relay);
    }

    function again(uint256 index) external {
        if (log.length == 0) return;
        index %= log.length;
        VM.prank(log[index].writer == WRITER_A ? RELAY_A2 : RELAY_B);
        gateway.submit(_sent[index]);
    }

    /// An applied id on the other target, or under the next version: always refused.
    function replay(uint256 index, bool otherTarget) external {
        if (log.length == 0) return;
        index %= log.length;
        MirrorGateway.Effect memory e = _sent[index];
        if (otherTarget) e.targetId = e.targetId == ONE ? TWO : ONE;
        else e.version = versions[e.stream] + 1;
        VM.prank(log[index].writer == WRITER_A ? RELAY_A : RELAY_B);
        try gateway.submit(e) {} catch {}
    }

    function skip(uint256 seed, uint256 amount, uint64 gap) external {
        (address relay, MirrorGateway.Effect memory e) = _next(seed, amount);
        e.version += 1 + gap % 5;
        VM.prank(relay);
        try gateway.submit(e) {} catch {}
    }

    function size() external view returns (uint256) {
        return log.length;
    }

    function at(uint256 index) external view returns (Applied memory) {
        return log[index];
    }

    function views() external view returns (MirrorGateway, Counter, Counter) {
        return (gateway, one, two);
    }

    function writerA() external pure returns (bytes32) {
        return WRITER_A;
    }

    function writerB() external pure returns (bytes32) {
        return WRITER_B;
    }

    function streamOf(uint256 index) public pure returns (bytes32) {
        return keccak256(abi.encode("stream", index));
    }

    function _next(uint256 seed, uint256 amount) private returns (address relay, MirrorGateway.Effect memory e) {
        uint256 number = seed % 4; // streams 0 and 1 are A's, 2 and 3 B's
        relay = number < 2 ? (seed % 8 < 4 ? RELAY_A : RELAY_A2) : RELAY_B;
        bytes32 target = number < 2 && seed % 16 < 8 ? ONE : TWO;
        bytes32 stream = streamOf(number);
        e = _effect(keccak256(abi.encode("effect", ++_serial)), stream, versions[stream] + 1, target, amount % 100);
    }

    function _book(MirrorGateway.Effect memory e, address relay) private {
        _sent[log.length] = e;
        log.push(Applied(e.id, _payload(e), relay == RELAY_B ? WRITER_B : WRITER_A, e.stream, e.targetId == TWO));
        versions[e.stream] = e.version;
    }
}

contract GatewayInvariants {
    GatewayHandler private _handler;

    function setUp() external {
        _handler = new GatewayHandler();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    /// Mutant: the ledger keyed by target, or no ledger at all.
    function invariant_I03_anEffectTakesEffectOnceInTheWholeSystem() external view {
        (, Counter one, Counter two) = _handler.views();
        for (uint256 i = 0; i < _handler.size(); i++) {
            GatewayHandler.Applied memory a = _handler.at(i);
            Checks.eq(one.seen(a.id), a.second ? 0 : 1, "at the first target");
            Checks.eq(two.seen(a.id), a.second ? 1 : 0, "at the second target");
        }
    }

    /// Mutant: `version != expected` weakened to `version < expected`, or the head not chained.
    function invariant_I04_versionsAreContiguousAndHeadsAreTheFoldOfWhatWasApplied() external view {
        (MirrorGateway gateway,,) = _handler.views();
        bytes32 headA;
        bytes32 headB;
        uint64 countA;
        uint256 total = _handler.size();
        for (uint256 i = 0; i < total; i++) {
            GatewayHandler.Applied memory a = _handler.at(i);
            Checks.eq(gateway.appliedPayload(a.id), a.payload, "payload");
            if (a.writer == _handler.writerA()) {
                headA = keccak256(abi.encode(headA, a.id, a.payload));
                countA++;
            } else {
                headB = keccak256(abi.encode(headB, a.id, a.payload));
            }
        }
        Checks.eq(gateway.writerHead(_handler.writerA()), headA, "head of the first writer");
        Checks.eq(gateway.writerHead(_handler.writerB()), headB, "head of the second writer");
        Checks.eq(gateway.writerCount(_handler.writerA()), countA, "count of the first writer");
        Checks.eq(gateway.writerCount(_handler.writerB()), total - countA, "count of the second writer");
        uint256 versions;
        for (uint256 i = 0; i < 4; i++) {
            bytes32 stream = _handler.streamOf(i);
            Checks.eq(gateway.streamVersion(stream), _handler.versions(stream), "version");
            versions += gateway.streamVersion(stream);
        }
        Checks.eq(versions, total, "one version an effect");
    }
}
