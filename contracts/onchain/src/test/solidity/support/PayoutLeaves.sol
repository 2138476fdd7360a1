// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DistributionTerms} from "../../../main/solidity/distribution/DistributionTerms.sol";

/// The tree over payments, built the slow and obvious way: all levels in full, padded with zero leaves.
library PayoutLeaves {
    function leaf(bytes32 distributionId, uint256 index, DistributionTerms.Payment memory p) internal pure returns (bytes32) {
        return keccak256(
            bytes.concat(keccak256(abi.encode(distributionId, index, p.classId, p.wallet, p.amount)))
        );
    }

    function leaves(bytes32 distributionId, DistributionTerms.Payment[] memory payments)
        internal
        pure
        returns (bytes32[] memory all)
    {
        uint256 width = 1;
        while (width < payments.length) width *= 2;
        all = new bytes32[](width);
        for (uint256 i = 0; i < payments.length; i++) {
            all[i] = leaf(distributionId, i, payments[i]);
        }
    }

    function above(bytes32[] memory level) internal pure returns (bytes32[] memory next) {
        next = new bytes32[](level.length / 2);
        for (uint256 i = 0; i < next.length; i++) {
            next[i] = keccak256(abi.encodePacked(level[2 * i], level[2 * i + 1]));
        }
    }

    function root(bytes32 distributionId, DistributionTerms.Payment[] memory payments) internal pure returns (bytes32) {
        if (payments.length == 0) return 0;
        bytes32[] memory level = leaves(distributionId, payments);
        while (level.length > 1) level = above(level);
        return level[0];
    }

    function proof(bytes32 distributionId, DistributionTerms.Payment[] memory payments, uint256 from, uint256 count)
        internal
        pure
        returns (bytes32[] memory path)
    {
        bytes32[] memory found = new bytes32[](64);
        uint256 n = 0;
        bytes32[] memory level = leaves(distributionId, payments);
        uint256 last = from + count - 1;
        while (level.length > 1) {
            if (from % 2 == 1) found[n++] = level[from - 1];
            if (last % 2 == 0) found[n++] = level[last + 1];
            from /= 2;
            last /= 2;
            level = above(level);
        }
        path = new bytes32[](n);
        for (uint256 i = 0; i < n; i++) {
            path[i] = found[i];
        }
    }
}
