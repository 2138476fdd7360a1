// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {SignedMessage} from "../access/SignedMessage.sol";

/// Hashes of a deal's documents with their history, in the shape of ERC-1643 with two differences: a document belongs to
/// a subject (a deal or a pool), and there is no location, for text does not go on chain. A hash is over the document and
/// a salt that travels with it. Versions are appended, never rewritten; a removal is a version without a hash.
contract DocumentRegistry is AccessManaged {
    uint256 public constant MAX_NAMES = 256;
    bytes32 private constant NAME = keccak256("Penstock documents");
    bytes32 private constant FORM = keccak256("1");
    bytes32 public constant COUNTERSIGNATURE =
        keccak256("Countersignature(bytes32 subject,bytes32 name,uint256 version,bytes32 documentHash)");

    struct Version {
        bytes32 documentHash;
        uint48 recordedAt;
    }

    mapping(bytes32 subject => bytes32[]) private _names;
    mapping(bytes32 subject => mapping(bytes32 name => Version[])) private _versions;
    /// When a signer's signature under a document's version was shown here; 0 if never.
    mapping(bytes32 document => mapping(address signer => uint48)) private _signedAt;

    event DocumentUpdated(bytes32 indexed subject, bytes32 indexed name, uint256 version, bytes32 documentHash);
    event DocumentRemoved(bytes32 indexed subject, bytes32 indexed name, uint256 version, bytes32 documentHash);
    event DocumentCountersigned(
        bytes32 indexed subject, bytes32 indexed name, uint256 version, address indexed signer
    );

    error EmptyDocument(bytes32 name);
    error SameDocument(bytes32 name, bytes32 documentHash);
    error UnknownDocument(bytes32 subject, bytes32 name, uint256 version);
    error TooManyDocuments(bytes32 subject);
    error AlreadyCountersigned(address signer);

    constructor(address authority) AccessManaged(authority) {}

    /// Records the next version of a document.
    function setDocument(bytes32 subject, bytes32 name, bytes32 documentHash) external restricted {
        if (subject == 0 || name == 0 || documentHash == 0) revert EmptyDocument(name);
        Version[] storage versions = _versions[subject][name];
        if (versions.length == 0) {
            if (_names[subject].length == MAX_NAMES) revert TooManyDocuments(subject);
            _names[subject].push(name);
        } else if (versions[versions.length - 1].documentHash == documentHash) {
            revert SameDocument(name, documentHash);
        }
        versions.push(Version(documentHash, SafeCast.toUint48(block.timestamp)));
        emit DocumentUpdated(subject, name, versions.length, documentHash);
    }

    /// Withdraws a document; what it was stays readable.
    function removeDocument(bytes32 subject, bytes32 name) external restricted {
        Version[] storage versions = _versions[subject][name];
        bytes32 last = versions.length == 0 ? bytes32(0) : versions[versions.length - 1].documentHash;
        if (last == 0) revert UnknownDocument(subject, name, versions.length);
        versions.push(Version(0, SafeCast.toUint48(block.timestamp)));
        emit DocumentRemoved(subject, name, versions.length, last);
    }

    /// Notes that a key has signed a version. Anybody may bring the signature: it counts for its signer alone, and a reader
    /// asks for signers that it knows.
    function countersign(bytes32 subject, bytes32 name, uint256 version, bytes calldata signature) external {
        bytes32 documentHash = hashAt(subject, name, version);
        if (documentHash == 0) revert UnknownDocument(subject, name, version);
        bytes32 signed = keccak256(abi.encode(COUNTERSIGNATURE, subject, name, version, documentHash));
        address signer = ECDSA.recoverCalldata(SignedMessage.digest(NAME, FORM, signed), signature);
        bytes32 document = _key(subject, name, version);
        if (_signedAt[document][signer] != 0) revert AlreadyCountersigned(signer);
        _signedAt[document][signer] = SafeCast.toUint48(block.timestamp);
        emit DocumentCountersigned(subject, name, version, signer);
    }

    /// The document as it stands: hash (zero if it was removed or never recorded), time and version.
    function getDocument(bytes32 subject, bytes32 name)
        external
        view
        returns (bytes32 documentHash, uint48 recordedAt, uint256 version)
    {
        Version[] storage versions = _versions[subject][name];
        version = versions.length;
        if (version > 0) {
            documentHash = versions[version - 1].documentHash;
            recordedAt = versions[version - 1].recordedAt;
        }
    }

    /// Names ever recorded for a subject, in the order of their first version.
    function getAllDocuments(bytes32 subject) external view returns (bytes32[] memory) {
        return _names[subject];
    }

    function signedAt(bytes32 subject, bytes32 name, uint256 version, address signer) external view returns (uint48) {
        return _signedAt[_key(subject, name, version)][signer];
    }

    /// Hash of a version, counted from 1; zero for one that does not exist or is a removal.
    function hashAt(bytes32 subject, bytes32 name, uint256 version) public view returns (bytes32) {
        Version[] storage versions = _versions[subject][name];
        return version == 0 || version > versions.length ? bytes32(0) : versions[version - 1].documentHash;
    }

    function _key(bytes32 subject, bytes32 name, uint256 version) private pure returns (bytes32) {
        return keccak256(abi.encode(subject, name, version));
    }
}
