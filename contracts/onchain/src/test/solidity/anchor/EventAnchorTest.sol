// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AbsAccessManager} from "../../../main/solidity/access/AbsAccessManager.sol";
import {EventAnchor} from "../../../main/solidity/anchor/EventAnchor.sol";
import {MirrorGateway} from "../../../main/solidity/mirror/MirrorGateway.sol";
import {Checks} from "../support/Checks.sol";
import {Strangers} from "../support/Strangers.sol";
import {VM} from "../support/Vm.sol";

/// Says whose effect is being applied, as the gateway does while it applies one.
contract Writer {
    bytes32 public activeWriter = "servicing";
}

/// Blocks of a journal: without gap or overlap, never rewritten.
contract EventAnchorTest {
    bytes32 private constant ROOT = "ROOT";
    bytes32 private constant HEAD = "HEAD";
    EventAnchor private _anchors;

    function setUp() external {
        AbsAccessManager manager = new AbsAccessManager(address(this));
        _anchors = new EventAnchor(address(manager), MirrorGateway(address(new Writer())));
    }

    function testFuzz_I18_rangesAreContiguousAndDisjoint(uint64[8] calldata froms, uint32[8] calldata sizes) external {
        uint64 next = 1;
        uint256 count = 0;
        for (uint256 i = 0; i < froms.length; i++) {
            // Half of the tries are right, the others start wherever they like.
            uint64 from = i % 2 == 0 ? next : froms[i];
            uint64 to = from > type(uint64).max - sizes[i] ? from : from + sizes[i];
            bool fits = from == next;
            if (!fits) VM.expectRevert(abi.encodeWithSelector(EventAnchor.Gap.selector, bytes32("servicing"), next, from));
            _anchors.anchor("servicing", from, to, ROOT, HEAD);
            if (fits) {
                EventAnchor.Range memory range = _anchors.rangeAt("servicing", count++);
                Checks.yes(range.from == next && range.to == to, "as anchored");
                if (to == type(uint64).max) return;
                next = to + 1;
            }
        }
        Checks.eq(_anchors.count("servicing"), count, "no more than these");
    }

    function test_A24_anchorsAreTheGatewaysAlone() external {
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = EventAnchor.anchor.selector;
        Strangers.requireShut(address(_anchors), selectors);
    }

    function test_A19_overlapGapAndRewrite() external {
        _anchors.anchor("servicing", 1, 9, ROOT, HEAD);
        uint64[5] memory wrong = [uint64(1), 5, 9, 11, 0];
        for (uint256 i = 0; i < wrong.length; i++) {
            VM.expectRevert(abi.encodeWithSelector(EventAnchor.Gap.selector, bytes32("servicing"), 10, wrong[i]));
            _anchors.anchor("servicing", wrong[i], 20, ROOT, HEAD);
        }
        _anchors.anchor("servicing", 10, 10, ROOT, HEAD);
    }

    function test_A19_theSameRangeWithAnotherRoot() external {
        _anchors.anchor("servicing", 1, 9, ROOT, HEAD);
        VM.expectRevert(abi.encodeWithSelector(EventAnchor.Gap.selector, bytes32("servicing"), 10, 1));
        _anchors.anchor("servicing", 1, 9, "OTHER", HEAD);
        Checks.eq(_anchors.rangeAt("servicing", 0).root, ROOT, "as it was");
    }

    function test_A19_emptyRangesAndForeignJournals() external {
        VM.expectRevert(abi.encodeWithSelector(EventAnchor.EmptyRange.selector, 1, 0));
        _anchors.anchor("servicing", 1, 0, ROOT, HEAD);
        VM.expectRevert(abi.encodeWithSelector(EventAnchor.EmptyRange.selector, 1, 1));
        _anchors.anchor("servicing", 1, 1, 0, HEAD);
        VM.expectRevert(abi.encodeWithSelector(EventAnchor.EmptyRange.selector, 1, 1));
        _anchors.anchor("servicing", 1, 1, ROOT, 0);
        VM.expectRevert(
            abi.encodeWithSelector(EventAnchor.ForeignJournal.selector, bytes32("issuance"), bytes32("servicing"))
        );
        _anchors.anchor("issuance", 1, 1, ROOT, HEAD);
    }
}
