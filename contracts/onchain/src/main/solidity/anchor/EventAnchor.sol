// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {MirrorGateway} from "../mirror/MirrorGateway.sol";

/// Heads of the services' journals: ranges without gap or overlap, never rewritten. Who holds a journal can prove it whole.
contract EventAnchor is AccessManaged {
    struct Range {
        uint64 from;
        uint64 to;
        uint64 blockNumber;
        bytes32 head;
    }

    MirrorGateway public immutable gateway;
    mapping(bytes32 service => Range[]) private _ranges;

    event JournalAnchored(bytes32 indexed service, uint64 from, uint64 to, bytes32 head);

    error Gap(bytes32 service, uint64 expectedFrom, uint64 from);
    error EmptyRange(uint64 from, uint64 to);
    error ForeignJournal(bytes32 service, bytes32 writer);

    constructor(address authority, MirrorGateway mirror) AccessManaged(authority) {
        gateway = mirror;
    }

    /// A service anchors its own journal only: the gateway tells whose effect this is.
    function anchor(bytes32 service, uint64 from, uint64 to, bytes32 head) external restricted {
        if (service != gateway.activeWriter()) revert ForeignJournal(service, gateway.activeWriter());
        Range[] storage ranges = _ranges[service];
        uint64 expected = ranges.length == 0 ? 1 : ranges[ranges.length - 1].to + 1;
        if (from != expected) revert Gap(service, expected, from);
        if (to < from || head == 0) revert EmptyRange(from, to);
        ranges.push(Range(from, to, uint64(block.number), head));
        emit JournalAnchored(service, from, to, head);
    }

    function count(bytes32 service) external view returns (uint256) {
        return _ranges[service].length;
    }

    function rangeAt(bytes32 service, uint256 index) external view returns (Range memory) {
        return _ranges[service][index];
    }
}
