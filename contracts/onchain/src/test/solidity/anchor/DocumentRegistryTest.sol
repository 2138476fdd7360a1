// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AbsAccessManager} from "../../../main/solidity/access/AbsAccessManager.sol";
import {DocumentRegistry} from "../../../main/solidity/anchor/DocumentRegistry.sol";
import {Checks} from "../support/Checks.sol";
import {Strangers} from "../support/Strangers.sol";
import {VM} from "../support/Vm.sol";

/// Documents with history, and signatures under one version of one of them.
contract DocumentRegistryTest {
    bytes32 private constant DEAL = keccak256("DEAL");
    bytes32 private constant TERMS = keccak256("terms");
    uint256 private constant KEY = 0xA11CE;
    DocumentRegistry private _documents;
    AbsAccessManager private _manager;

    function setUp() external {
        VM.warp(1_800_000_000);
        _manager = new AbsAccessManager(address(this));
        _documents = new DocumentRegistry(address(_manager));
    }

    function test_versionsAreKept() external {
        _documents.setDocument(DEAL, TERMS, "ONE");
        VM.warp(1_800_000_100);
        _documents.setDocument(DEAL, TERMS, "TWO");
        (bytes32 hash, uint48 at, uint256 version) = _documents.getDocument(DEAL, TERMS);
        Checks.eq(hash, "TWO", "latest");
        Checks.eq(at, 1_800_000_100, "time");
        Checks.eq(version, 2, "version");
        Checks.eq(_documents.hashAt(DEAL, TERMS, 1), "ONE", "first");
        Checks.eq(_documents.hashAt(DEAL, TERMS, 0), 0, "none");
        Checks.eq(_documents.hashAt(DEAL, TERMS, 3), 0, "none");
        Checks.eq(_documents.getAllDocuments(DEAL).length, 1, "one name");
        VM.expectRevert(abi.encodeWithSelector(DocumentRegistry.SameDocument.selector, TERMS, bytes32("TWO")));
        _documents.setDocument(DEAL, TERMS, "TWO");
    }

    function test_aDocumentThatNeverWasIsNothing() external view {
        (bytes32 hash, uint48 at, uint256 version) = _documents.getDocument(DEAL, TERMS);
        Checks.eq(hash, 0, "no hash");
        Checks.eq(at + version, 0, "no time and no version");
    }

    function test_aRemovalKeepsWhatWas() external {
        VM.expectRevert(abi.encodeWithSelector(DocumentRegistry.UnknownDocument.selector, DEAL, TERMS, 0));
        _documents.removeDocument(DEAL, TERMS);
        _documents.setDocument(DEAL, TERMS, "ONE");
        _documents.removeDocument(DEAL, TERMS);
        (bytes32 hash,, uint256 version) = _documents.getDocument(DEAL, TERMS);
        Checks.eq(hash, 0, "gone");
        Checks.eq(version, 2, "a version of its own");
        Checks.eq(_documents.hashAt(DEAL, TERMS, 1), "ONE", "still readable");
        VM.expectRevert(abi.encodeWithSelector(DocumentRegistry.UnknownDocument.selector, DEAL, TERMS, 2));
        _documents.removeDocument(DEAL, TERMS);
        _documents.setDocument(DEAL, TERMS, "ONE");
    }

    function test_A24_documentsAreTheirRolesAlone() external {
        bytes4[] memory selectors = new bytes4[](2);
        selectors[0] = DocumentRegistry.setDocument.selector;
        selectors[1] = DocumentRegistry.removeDocument.selector;
        Strangers.requireShut(address(_documents), selectors);
    }

    function test_emptyAndTooMany() external {
        VM.expectRevert(abi.encodeWithSelector(DocumentRegistry.EmptyDocument.selector, TERMS));
        _documents.setDocument(DEAL, TERMS, 0);
        VM.expectRevert(abi.encodeWithSelector(DocumentRegistry.EmptyDocument.selector, bytes32(0)));
        _documents.setDocument(DEAL, 0, "ONE");
        VM.expectRevert(abi.encodeWithSelector(DocumentRegistry.EmptyDocument.selector, TERMS));
        _documents.setDocument(0, TERMS, "ONE");
        for (uint256 i = 1; i <= 256; i++) {
            _documents.setDocument(DEAL, bytes32(i), "ONE");
        }
        VM.expectRevert(abi.encodeWithSelector(DocumentRegistry.TooManyDocuments.selector, DEAL));
        _documents.setDocument(DEAL, bytes32(uint256(257)), "ONE");
        _documents.setDocument(DEAL, bytes32(uint256(256)), "TWO");
    }

    function test_onlyItsRoleRecords() external {
        VM.prank(address(0xBAD));
        VM.expectRevert();
        _documents.setDocument(DEAL, TERMS, "ONE");
        VM.prank(address(0xBAD));
        VM.expectRevert();
        _documents.removeDocument(DEAL, TERMS);
    }

    function test_countersignedByItsSigner() external {
        _documents.setDocument(DEAL, TERMS, "ONE");
        address signer = VM.addr(KEY);
        bytes memory signature = _sign(_documents, 1, "ONE", block.chainid);
        VM.prank(address(0xBAD));
        _documents.countersign(DEAL, TERMS, 1, signature);
        Checks.eq(_documents.signedAt(DEAL, TERMS, 1, signer), 1_800_000_000, "signed");
        Checks.eq(_documents.signedAt(DEAL, TERMS, 2, signer), 0, "this version only");
        VM.expectRevert(abi.encodeWithSelector(DocumentRegistry.AlreadyCountersigned.selector, signer));
        _documents.countersign(DEAL, TERMS, 1, signature);
        VM.expectRevert(abi.encodeWithSelector(DocumentRegistry.UnknownDocument.selector, DEAL, TERMS, 2));
        _documents.countersign(DEAL, TERMS, 2, signature);
    }

    function test_aSignatureForAnotherChainContractOrVersionIsNotTheSigners() external {
        _documents.setDocument(DEAL, TERMS, "ONE");
        _documents.setDocument(DEAL, TERMS, "TWO");
        DocumentRegistry other = new DocumentRegistry(address(_manager));
        bytes[3] memory foreign =
            [_sign(other, 1, "ONE", block.chainid), _sign(_documents, 2, "TWO", block.chainid), _sign(_documents, 1, "ONE", 5)];
        for (uint256 i = 0; i < foreign.length; i++) {
            _documents.countersign(DEAL, TERMS, 1, foreign[i]);
            Checks.eq(_documents.signedAt(DEAL, TERMS, 1, VM.addr(KEY)), 0, "not the signer's");
        }
        VM.expectRevert();
        _documents.countersign(DEAL, TERMS, 1, hex"1234");
    }

    function _sign(DocumentRegistry registry, uint256 version, bytes32 hash, uint256 chain)
        private
        returns (bytes memory)
    {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Penstock documents"),
                keccak256("1"),
                chain,
                address(registry)
            )
        );
        bytes32 message = keccak256(abi.encode(registry.COUNTERSIGNATURE(), DEAL, TERMS, version, hash));
        (uint8 v, bytes32 r, bytes32 s) = VM.sign(KEY, keccak256(abi.encodePacked(hex"1901", domain, message)));
        return abi.encodePacked(r, s, v);
    }
}
