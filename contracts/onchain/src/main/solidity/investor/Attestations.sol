// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {Deadline} from "../access/Deadline.sol";
import {SignedMessage} from "../access/SignedMessage.sol";

/// Qualifications of investors as bits with an end, each attested by the holder of that bit's own role: an attestor of one
/// bit can say nothing about another. A role that was taken away ends the attestor's word from then on, not what it has said.
abstract contract Attestations is AccessManaged {
    /// The role of bit b is this plus b.
    uint64 public constant ATTESTOR = 1000;
    uint8 public constant MAX_BITS = 32;

    bytes32 private constant NAME = keccak256("Penstock investor registry");
    bytes32 private constant VERSION = keccak256("1");
    bytes32 private constant ATTESTATION = keccak256("Attestation(bytes32 investorId,uint8 bit,uint64 until,uint64 serial)");

    /// @param until last second of the qualification; 0 is none
    /// @param serial how often it was stated: an older signature cannot come back
    struct Qualification {
        uint64 until;
        uint64 serial;
    }

    mapping(bytes32 investorId => mapping(uint8 bit => Qualification)) public qualification;

    event Attested(bytes32 indexed investorId, uint8 indexed bit, uint64 until, uint64 serial);

    error UnknownInvestor(bytes32 investorId);
    error NotAttestor(address account, uint8 bit);
    error StaleAttestation(bytes32 investorId, uint8 bit, uint64 expected, uint64 serial);

    constructor(address authority) AccessManaged(authority) {}

    /// States or takes back (until = 0) one qualification; for the attestor of this bit.
    function attest(bytes32 investorId, uint8 bit, uint64 until) external {
        _requireAttestor(msg.sender, bit);
        if (!_isKnown(investorId)) revert UnknownInvestor(investorId);
        _set(investorId, bit, until);
    }

    /// The same by the attestor's signature, which anyone may bring: bound to this chain, this contract and the next serial.
    function attestBySignature(bytes32 investorId, uint8 bit, uint64 until, uint64 serial, bytes calldata signature) external {
        uint64 expected = qualification[investorId][bit].serial + 1;
        if (serial != expected) revert StaleAttestation(investorId, bit, expected, serial);
        bytes32 message = keccak256(abi.encode(ATTESTATION, investorId, bit, until, serial));
        _requireAttestor(ECDSA.recover(SignedMessage.digest(NAME, VERSION, message), signature), bit);
        if (!_isKnown(investorId)) revert UnknownInvestor(investorId);
        _set(investorId, bit, until);
    }

    /// Whether every bit of the mask is attested and has not ended.
    function hasQualifications(bytes32 investorId, uint32 mask) external view returns (bool) {
        for (uint8 bit = 0; mask != 0; bit++) {
            if (mask & 1 == 1 && Deadline.passed(qualification[investorId][bit].until)) return false;
            mask >>= 1;
        }
        return true;
    }

    function _set(bytes32 investorId, uint8 bit, uint64 until) internal {
        Qualification storage q = qualification[investorId][bit];
        q.until = until;
        q.serial++;
        emit Attested(investorId, bit, until, q.serial);
    }

    function _isKnown(bytes32 investorId) internal view virtual returns (bool);

    /// The manager is asked for the role itself, because it keeps one role a function and each bit has its own.
    function _requireAttestor(address account, uint8 bit) private view {
        IAccessManager manager = IAccessManager(authority());
        (bool member, uint32 delay) = manager.hasRole(ATTESTOR + bit, account);
        if (!member || delay != 0 || bit >= MAX_BITS || manager.isTargetClosed(address(this))) revert NotAttestor(account, bit);
    }
}
