// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Hashes} from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";

/// The Merkle tree over the payments of a distribution. A leaf's place in the tree is its index, so an index cannot be
/// given to another payment; missing places up to the next power of two are zero, which no leaf hashes to. A leaf is
/// hashed twice, so no inner node passes for one.
library PayoutTree {
    /// @param distributionId binds the leaf to one payment date
    /// @param index place in the tree, from 0
    function leaf(bytes32 distributionId, uint256 index, bytes32 classId, address wallet, uint256 amount)
        internal
        pure
        returns (bytes32)
    {
        return keccak256(bytes.concat(keccak256(abi.encode(distributionId, index, classId, wallet, amount))));
    }

    /// The root over neighbouring leaves and the hashes beside them, or zero if the proof has not the right length.
    /// @param nodes the leaves at from, from + 1, …; used as scratch space
    /// @param size payments in the whole tree
    /// @param proof level by level from the leaves: the left neighbour if there is one, then the right one
    function root(bytes32[] memory nodes, uint256 from, uint256 size, bytes32[] calldata proof)
        internal
        pure
        returns (bytes32)
    {
        uint256 count = nodes.length;
        if (count == 0 || from + count > size) return 0;
        uint256 used = 0;
        for (uint256 width = 1; width < size; width <<= 1) {
            uint256 kept = 0;
            uint256 i = 0;
            if (from & 1 == 1) {
                if (used == proof.length) return 0;
                nodes[kept++] = Hashes.efficientKeccak256(proof[used++], nodes[i++]);
            }
            for (; i + 1 < count; i += 2) {
                nodes[kept++] = Hashes.efficientKeccak256(nodes[i], nodes[i + 1]);
            }
            if (i < count) {
                if (used == proof.length) return 0;
                nodes[kept++] = Hashes.efficientKeccak256(nodes[i], proof[used++]);
            }
            count = kept;
            from >>= 1;
        }
        return used == proof.length ? nodes[0] : bytes32(0);
    }
}
