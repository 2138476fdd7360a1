// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AbsAccessManager} from "../../../main/solidity/access/AbsAccessManager.sol";
import {EventAnchor} from "../../../main/solidity/anchor/EventAnchor.sol";
import {MirrorGateway} from "../../../main/solidity/mirror/MirrorGateway.sol";
import {Checks} from "../support/Checks.sol";

/// Anchors for two services in any order, rightly and wrongly.
contract AnchorHandler {
    struct Kept {
        uint64 from;
        uint64 to;
        bytes32 root;
    }

    EventAnchor public immutable anchors;
    bytes32 public activeWriter;
    uint256 public wronglyTaken;
    mapping(bytes32 service => Kept[]) private _kept;

    constructor() {
        AbsAccessManager manager = new AbsAccessManager(address(this));
        anchors = new EventAnchor(address(manager), MirrorGateway(address(this)));
    }

    function next(uint256 who, uint32 size, bytes32 root) external {
        bytes32 service = serviceOf(who);
        uint64 from = _end(service) + 1;
        if (root == 0) root = "ROOT";
        activeWriter = service;
        anchors.anchor(service, from, from + size % 1_000, root, "HEAD");
        _kept[service].push(Kept(from, from + size % 1_000, root));
    }

    /// Overlaps, gaps, rewrites, empty ranges, and the journal of the other service.
    function wrong(uint256 who, uint64 from, uint64 to, uint8 what) external {
        bytes32 service = serviceOf(who);
        uint64 end = _end(service);
        activeWriter = what % 4 == 0 ? serviceOf(who + 1) : service;
        if (what % 4 == 1) from = end;
        if (what % 4 == 2) from = end + 2;
        if (what % 4 == 3 && from == end + 1) to = end;
        if (what % 4 != 0 && from == end + 1 && to >= from) return;
        try anchors.anchor(service, from, to, "OTHER", "HEAD") {
            wronglyTaken++;
        } catch {}
    }

    function kept(bytes32 service) external view returns (Kept[] memory) {
        return _kept[service];
    }

    function serviceOf(uint256 who) public pure returns (bytes32) {
        return who % 2 == 0 ? bytes32("issuance") : bytes32("servicing");
    }

    function _end(bytes32 service) private view returns (uint64) {
        Kept[] storage ranges = _kept[service];
        return ranges.length == 0 ? 0 : ranges[ranges.length - 1].to;
    }
}

/// I18 over any order of calls. Mutant: `from < expected` for `from != expected`.
contract AnchorInvariantTest {
    AnchorHandler private _handler;

    function setUp() external {
        _handler = new AnchorHandler();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    function invariant_I18_rangesAreContiguousDisjointAndStayAsTheyWere() external view {
        Checks.eq(_handler.wronglyTaken(), 0, "a range that does not follow");
        EventAnchor anchors = _handler.anchors();
        for (uint256 s = 0; s < 2; s++) {
            bytes32 service = _handler.serviceOf(s);
            AnchorHandler.Kept[] memory kept = _handler.kept(service);
            Checks.eq(anchors.count(service), kept.length, "as many as were anchored");
            uint64 next = 1;
            for (uint256 i = 0; i < kept.length; i++) {
                EventAnchor.Range memory range = anchors.rangeAt(service, i);
                Checks.yes(range.from == next && range.to >= range.from, "contiguous");
                Checks.yes(range.from == kept[i].from && range.to == kept[i].to && range.root == kept[i].root, "unchanged");
                next = range.to + 1;
            }
        }
    }
}
