// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MirrorGateway} from "../../../main/solidity/mirror/MirrorGateway.sol";
import {Checks} from "../support/Checks.sol";
import {Strangers} from "../support/Strangers.sol";
import {VM} from "../support/Vm.sol";
import {Counter, GatewayBench} from "./GatewayBench.sol";

/// Each effect once, each stream in order, each writer within its own functions: attacks A01, A02 and A03.
contract GatewayTest is GatewayBench {
    bytes32 private constant ID = keccak256("event-1/0");

    function setUp() external {
        _deploy();
    }

    function test_anEffectIsAppliedOnceHoweverOftenItIsSent() external {
        MirrorGateway.Effect memory e = _effect(ID, STREAM, 1, ONE, 5);
        Checks.yes(_submit(RELAY_A, e), "first");
        Checks.yes(!_submit(RELAY_A, e), "second");
        Checks.yes(!_submit(RELAY_A2, e), "by the other key of the writer");
        Checks.eq(one.sum(), 5, "sum");
        Checks.eq(gateway.writerCount(WRITER_A), 1, "count");
        Checks.eq(gateway.streamVersion(STREAM), 1, "version");
        Checks.eq(gateway.appliedPayload(ID), _payload(e), "payload");
        Checks.eq(gateway.writerHead(WRITER_A), keccak256(abi.encode(bytes32(0), ID, _payload(e))), "head");
        Checks.eq(gateway.activeWriter(), bytes32(0), "nobody is writing afterwards");
        Checks.eq(gateway.deploymentId(), keccak256("deployment"), "deployment");
    }

    function test_A01_anIdIsRefusedWithAnotherTargetDataVersionOrStream() external {
        _submit(RELAY_A, _effect(ID, STREAM, 1, ONE, 5));
        _mismatch(_effect(ID, STREAM, 1, TWO, 5));
        _mismatch(_effect(ID, STREAM, 1, ONE, 6));
        _mismatch(_effect(ID, STREAM, 2, ONE, 5));
        _mismatch(_effect(ID, keccak256("deal/2"), 1, ONE, 5));
        Checks.eq(one.sum(), 5, "nothing changed");
        Checks.eq(two.sum(), 0, "nothing moved over");
    }

    function test_A02_aVersionIsNeitherSkippedNorSwappedNorTakenTwice() external {
        _outOfOrder(_effect(ID, STREAM, 2, ONE, 5), 1, 2);
        _outOfOrder(_effect(ID, STREAM, 0, ONE, 5), 1, 0);
        _submit(RELAY_A, _effect(ID, STREAM, 1, ONE, 5));
        _outOfOrder(_effect(keccak256("x"), STREAM, 3, ONE, 5), 2, 3);
        // Two relays race for version 2: one wins.
        _submit(RELAY_A, _effect(keccak256("first"), STREAM, 2, ONE, 7));
        VM.prank(RELAY_A2);
        VM.expectRevert(abi.encodeWithSelector(MirrorGateway.OutOfOrder.selector, STREAM, 3, 2));
        gateway.submit(_effect(keccak256("second"), STREAM, 2, ONE, 11));
        Checks.eq(one.sum(), 12, "one of the two");
    }

    function test_A02_aBatchWithAGapIsRefusedAsAWhole() external {
        MirrorGateway.Effect[] memory batch = new MirrorGateway.Effect[](2);
        batch[0] = _effect(keccak256("a"), STREAM, 1, ONE, 1);
        batch[1] = _effect(keccak256("b"), STREAM, 3, ONE, 2);
        VM.prank(RELAY_A);
        VM.expectRevert(abi.encodeWithSelector(MirrorGateway.OutOfOrder.selector, STREAM, 2, 3));
        gateway.submitBatch(batch);
        Checks.eq(one.sum(), 0, "all or nothing");
        Checks.eq(gateway.streamVersion(STREAM), 0, "no version taken");
        Checks.eq(gateway.activeWriter(), bytes32(0), "nobody is writing");
    }

    function test_A02_aStreamBelongsToTheWriterThatBeganIt() external {
        _submit(RELAY_A, _effect(ID, STREAM, 1, ONE, 5));
        VM.prank(RELAY_B);
        VM.expectRevert(abi.encodeWithSelector(MirrorGateway.StreamOfOtherWriter.selector, STREAM, WRITER_B));
        gateway.submit(_effect(keccak256("b"), STREAM, 2, TWO, 5));
    }

    function test_aBatchSkipsDuplicatesAndAnswersWhatWasNew() external {
        _submit(RELAY_A, _effect(ID, STREAM, 1, ONE, 5));
        MirrorGateway.Effect[] memory batch = new MirrorGateway.Effect[](3);
        batch[0] = _effect(ID, STREAM, 1, ONE, 5);
        batch[1] = _effect(keccak256("b"), STREAM, 2, TWO, 7);
        batch[2] = _effect(keccak256("b"), STREAM, 2, TWO, 7);
        VM.prank(RELAY_A);
        Checks.eq(gateway.submitBatch(batch), 1, "new ones");
        Checks.eq(one.sum() + two.sum(), 12, "each once");
    }

    function test_aBatchHasBounds() external {
        _badBatch(0);
        _badBatch(gateway.MAX_BATCH() + 1);
        MirrorGateway.Effect[] memory most = new MirrorGateway.Effect[](gateway.MAX_BATCH());
        for (uint64 i = 0; i < most.length; i++) most[i] = _effect(bytes32(uint256(i + 1)), STREAM, i + 1, ONE, 1);
        VM.prank(RELAY_A);
        Checks.eq(gateway.submitBatch(most), 50, "fifty");
    }

    function test_A03_whatIsAllowedIsToldAndTakenBack() external {
        Checks.yes(gateway.allowed(WRITER_A, ONE, Counter.add.selector), "allowed");
        Checks.yes(!gateway.allowed(WRITER_B, ONE, Counter.add.selector), "not for another writer");
        Checks.yes(!gateway.allowed(WRITER_A, ONE, Counter.reset.selector), "not another function");
        bytes4[] memory functions = new bytes4[](1);
        functions[0] = Counter.add.selector;
        gateway.allow(WRITER_A, ONE, address(one), functions, false);
        Checks.yes(!gateway.allowed(WRITER_A, ONE, Counter.add.selector), "no longer");
        _notAllowed(RELAY_A, WRITER_A, _effect(ID, STREAM, 1, ONE, 5));
    }

    function test_A03_functionsAreAllowedByWriterAndTarget() external {
        MirrorGateway.Effect memory e = _effect(ID, STREAM, 1, ONE, 5);
        _notAllowed(RELAY_B, WRITER_B, e);
        e.targetId = keccak256("unknown");
        _notAllowed(RELAY_A, WRITER_A, e);
        e.targetId = ONE;
        e.data = abi.encodeCall(Counter.reset, ());
        _notAllowed(RELAY_A, WRITER_A, e);
        e.data = hex"112233";
        _notAllowed(RELAY_A, WRITER_A, e);
    }

    function test_A03_whatWasAllowedCanBeTakenBack() external {
        bytes4[] memory functions = new bytes4[](1);
        functions[0] = Counter.add.selector;
        gateway.allow(WRITER_A, ONE, address(one), functions, false);
        _notAllowed(RELAY_A, WRITER_A, _effect(ID, STREAM, 1, ONE, 5));
    }

    function test_A03_gatewayManagerAndEmptyAddressesAreNoTargets() external {
        _noTarget(address(gateway));
        _noTarget(address(manager));
        _noTarget(address(0xdead));
        // A known name keeps its address.
        bytes4[] memory functions = new bytes4[](0);
        VM.expectRevert(abi.encodeWithSelector(MirrorGateway.TargetReplaced.selector, ONE));
        gateway.allow(WRITER_A, ONE, address(two), functions, true);
    }

    function test_A24_effectsAreTheRelaysAndTargetsTheGovernorsAlone() external {
        bytes4[] memory selectors = new bytes4[](4);
        selectors[0] = MirrorGateway.setWriter.selector;
        selectors[1] = MirrorGateway.allow.selector;
        selectors[2] = MirrorGateway.submit.selector;
        selectors[3] = MirrorGateway.submitBatch.selector;
        Strangers.requireShut(address(gateway), selectors);
    }

    function test_A03_aKeyWithoutAWriterSubmitsNothing() external {
        gateway.setWriter(RELAY_A2, bytes32(0));
        VM.prank(RELAY_A2);
        VM.expectRevert(abi.encodeWithSelector(MirrorGateway.UnknownWriter.selector, RELAY_A2));
        gateway.submit(_effect(ID, STREAM, 1, ONE, 5));
    }

    function test_aRefusalOfTheTargetLeavesNothing() external {
        VM.prank(RELAY_A);
        VM.expectRevert(
            abi.encodeWithSelector(
                MirrorGateway.TargetFailed.selector, ID, abi.encodeWithSelector(Counter.Refused.selector, 666)
            )
        );
        gateway.submit(_effect(ID, STREAM, 1, ONE, 666));
        Checks.eq(gateway.appliedPayload(ID), bytes32(0), "not applied");
        Checks.yes(_submit(RELAY_A, _effect(ID, STREAM, 1, ONE, 6)), "the version is still free");
    }

    function test_aTargetCannotComeBackInside() external {
        MirrorGateway.Effect memory inner = _effect(keccak256("inner"), keccak256("s"), 1, TWO, 3);
        MirrorGateway.Effect memory outer =
            MirrorGateway.Effect(ID, STREAM, 1, ONE, abi.encodeCall(Counter.enterAgain, (inner)));
        bytes memory reason = abi.encodeWithSelector(MirrorGateway.Reentered.selector, inner.id);
        VM.prank(RELAY_A);
        VM.expectRevert(abi.encodeWithSelector(MirrorGateway.TargetFailed.selector, ID, reason));
        gateway.submit(outer);
    }

    function _submit(address relay, MirrorGateway.Effect memory e) private returns (bool) {
        VM.prank(relay);
        return gateway.submit(e);
    }

    function _mismatch(MirrorGateway.Effect memory e) private {
        VM.prank(RELAY_A);
        VM.expectRevert(abi.encodeWithSelector(MirrorGateway.PayloadMismatch.selector, e.id));
        gateway.submit(e);
    }

    function _outOfOrder(MirrorGateway.Effect memory e, uint64 expected, uint64 got) private {
        VM.prank(RELAY_A);
        VM.expectRevert(abi.encodeWithSelector(MirrorGateway.OutOfOrder.selector, e.stream, expected, got));
        gateway.submit(e);
    }

    function _notAllowed(address relay, bytes32 writer, MirrorGateway.Effect memory e) private {
        bytes4 selector = e.data.length < 4 ? bytes4(0) : bytes4(e.data);
        VM.prank(relay);
        VM.expectRevert(abi.encodeWithSelector(MirrorGateway.TargetNotAllowed.selector, writer, e.targetId, selector));
        gateway.submit(e);
    }

    function _noTarget(address target) private {
        bytes32 name = keccak256("new");
        VM.expectRevert(abi.encodeWithSelector(MirrorGateway.TargetReplaced.selector, name));
        gateway.allow(WRITER_A, name, target, new bytes4[](0), true);
    }

    function _badBatch(uint256 size) private {
        VM.prank(RELAY_A);
        VM.expectRevert(abi.encodeWithSelector(MirrorGateway.BadBatch.selector, size));
        gateway.submitBatch(new MirrorGateway.Effect[](size));
    }
}
