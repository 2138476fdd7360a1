// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DistributionTerms} from "../../../main/solidity/distribution/DistributionTerms.sol";
import {PayoutTree} from "../../../main/solidity/distribution/PayoutTree.sol";
import {Checks} from "../support/Checks.sol";
import {PayoutLeaves} from "../support/PayoutLeaves.sol";

/// Every range of trees of all shapes against the obvious tree, and what must not pass.
contract PayoutTreeTest {
    bytes32 private constant ID = keccak256("DATE");

    function testFuzz_everyRangeLeadsToTheRoot(uint8 sizeSeed, uint8 fromSeed, uint8 countSeed) external view {
        uint256 size = 1 + sizeSeed % 70;
        uint256 from = fromSeed % size;
        uint256 count = 1 + countSeed % (size - from);
        DistributionTerms.Payment[] memory payments = _payments(size);
        bytes32 root = PayoutLeaves.root(ID, payments);
        bytes32[] memory proof = PayoutLeaves.proof(ID, payments, from, count);
        Checks.eq(this.rootOf(_leaves(ID, payments, from, count), from, size, proof), root, "root");
    }

    function testFuzz_anotherPlaceLeadsElsewhere(uint8 sizeSeed, uint8 fromSeed, uint8 otherSeed) external view {
        uint256 size = 2 + sizeSeed % 40;
        uint256 from = fromSeed % size;
        uint256 other = otherSeed % size;
        if (other == from) return;
        DistributionTerms.Payment[] memory payments = _payments(size);
        bytes32[] memory proof = PayoutLeaves.proof(ID, payments, from, 1);
        bytes32 found = this.rootOf(_leaves(ID, payments, from, 1), other, size, proof);
        Checks.yes(found != PayoutLeaves.root(ID, payments), "a leaf has one place");
    }

    function test_A18_anotherRun() external view {
        DistributionTerms.Payment[] memory payments = _payments(8);
        bytes32[] memory proof = PayoutLeaves.proof(ID, payments, 3, 1);
        bytes32 found = this.rootOf(_leaves("OTHER", payments, 3, 1), 3, 8, proof);
        Checks.yes(found != PayoutLeaves.root(ID, payments), "leaves are bound to their date");
    }

    function test_A18_innerNodeAsLeaf() external view {
        DistributionTerms.Payment[] memory payments = _payments(8);
        bytes32 root = PayoutLeaves.root(ID, payments);
        bytes32[] memory nodes = new bytes32[](1);
        nodes[0] = PayoutLeaves.above(PayoutLeaves.leaves(ID, payments))[0];
        bytes32[] memory all = PayoutLeaves.proof(ID, payments, 0, 1);
        bytes32[] memory proof = new bytes32[](2);
        (proof[0], proof[1]) = (all[1], all[2]);
        Checks.yes(this.rootOf(nodes, 0, 8, proof) != root, "too short for its tree");
        // In a smaller tree it would do, but no payment hashes to it: leaves are hashed twice.
        Checks.eq(this.rootOf(nodes, 0, 4, proof), root, "the size decides");
    }

    function test_A18_paddingIsNoPayment() external view {
        DistributionTerms.Payment[] memory payments = _payments(5);
        bytes32[] memory nodes = new bytes32[](1);
        bytes32[] memory proof = PayoutLeaves.proof(ID, _payments(8), 5, 1);
        Checks.eq(this.rootOf(nodes, 5, 5, proof), bytes32(0), "behind the last payment");
        Checks.eq(this.rootOf(_leaves(ID, payments, 0, 5), 1, 5, proof), bytes32(0), "range ends behind the last");
    }

    function test_A18_proofTooShortOrTooLong() external view {
        DistributionTerms.Payment[] memory payments = _payments(7);
        bytes32[] memory proof = PayoutLeaves.proof(ID, payments, 2, 3);
        bytes32[] memory longer = new bytes32[](proof.length + 1);
        bytes32[] memory shorter = new bytes32[](proof.length - 1);
        for (uint256 i = 0; i < proof.length; i++) {
            longer[i] = proof[i];
            if (i < shorter.length) shorter[i] = proof[i];
        }
        Checks.eq(this.rootOf(_leaves(ID, payments, 2, 3), 2, 7, longer), bytes32(0), "longer");
        Checks.eq(this.rootOf(_leaves(ID, payments, 2, 3), 2, 7, shorter), bytes32(0), "shorter");
    }

    function test_A18_noProofAtAll() external view {
        DistributionTerms.Payment[] memory payments = _payments(4);
        bytes32[] memory none = new bytes32[](0);
        for (uint256 from = 0; from < 4; from++) {
            Checks.eq(this.rootOf(_leaves(ID, payments, from, 1), from, 4, none), bytes32(0), "neighbours are missing");
        }
    }

    function test_A18_emptyTree() external view {
        Checks.eq(this.rootOf(new bytes32[](0), 0, 0, new bytes32[](0)), bytes32(0), "no tree, no root");
        Checks.eq(this.rootOf(new bytes32[](1), 0, 0, new bytes32[](0)), bytes32(0), "no tree, no leaf");
    }

    function rootOf(bytes32[] memory nodes, uint256 from, uint256 size, bytes32[] calldata proof)
        external
        pure
        returns (bytes32)
    {
        return PayoutTree.root(nodes, from, size, proof);
    }

    function _leaves(bytes32 id, DistributionTerms.Payment[] memory payments, uint256 from, uint256 count)
        private
        pure
        returns (bytes32[] memory leaves)
    {
        leaves = new bytes32[](count);
        for (uint256 i = 0; i < count; i++) {
            DistributionTerms.Payment memory p = payments[from + i < payments.length ? from + i : 0];
            leaves[i] = PayoutTree.leaf(id, from + i, p.classId, p.wallet, p.amount);
        }
    }

    function _payments(uint256 size) private pure returns (DistributionTerms.Payment[] memory payments) {
        payments = new DistributionTerms.Payment[](size);
        for (uint256 i = 0; i < size; i++) {
            payments[i] = DistributionTerms.Payment(bytes32(i % 3), address(uint160(1000 + i)), 10_000 * (i + 1));
        }
    }
}
