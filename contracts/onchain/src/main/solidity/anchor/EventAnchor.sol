// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {MirrorGateway} from "../mirror/MirrorGateway.sol";

/// Blocks of the services' journals: ranges without gap or overlap, never rewritten. The head vouches for every record up
/// to its end; the Merkle root lets one record of the range be shown without the others.
contract EventAnchor is AccessManaged {
    struct Range {
        uint64 from;
        uint64 to;
        uint64 blockNumber;
        bytes32 root;
        bytes32 head;
    }

    MirrorGateway public immutable gateway;
    mapping(bytes32 service => Range[]) private _ranges;

    event JournalAnchored(bytes32 indexed service, uint64 from, uint64 to, bytes32 root, bytes32 head);

    error Gap(bytes32 service, uint64 expectedFrom, uint64 from);
    error EmptyRange(uint64 from, uint64 to);
    error ForeignJournal(bytes32 service, bytes32 writer);

    constructor(address authority, MirrorGateway mirror) AccessManaged(authority) {
        gateway = mirror;
    }

    /// A service anchors its own journal only: the gateway tells whose effect this is.
    function anchor(bytes32 service, uint64 from, uint64 to, bytes32 root, bytes32 head) external restricted {
        if (service != gateway.activeWriter()) revert ForeignJournal(service, gateway.activeWriter());
        Range[] storage ranges = _ranges[service];
        uint64 expected = ranges.length == 0 ? 1 : ranges[ranges.length - 1].to + 1;
        if (from != expected) revert Gap(service, expected, from);
        if (to < from || root == 0 || head == 0) revert EmptyRange(from, to);
        ranges.push(Range(from, to, uint64(block.number), root, head));
        emit JournalAnchored(service, from, to, root, head);
    }

    function count(bytes32 service) external view returns (uint256) {
        return _ranges[service].length;
    }

    function rangeAt(bytes32 service, uint256 index) external view returns (Range memory) {
        return _ranges[service][index];
    }
}
