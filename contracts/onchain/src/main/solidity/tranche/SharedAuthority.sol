// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";

/// Access by the entry that the manager keeps for the factory: one entry serves every token it makes, and no admin is
/// needed when a class is created. Roles with a delay cannot be used here, since operations are scheduled by target: they
/// act through {Enforcement}.
abstract contract SharedAuthority is IAccessManaged {
    address public immutable authority;
    address public immutable factory;

    modifier restricted() {
        (bool immediate,) = IAccessManager(authority).canCall(msg.sender, factory, msg.sig);
        if (!immediate) revert AccessManagedUnauthorized(msg.sender);
        _;
    }

    constructor(address manager) {
        authority = manager;
        factory = msg.sender;
    }

    function isConsumingScheduledOp() external pure returns (bytes4) {
        return bytes4(0);
    }

    /// The authority is fixed for ever; the function exists because the interface asks for it.
    function setAuthority(address) external view {
        revert AccessManagedUnauthorized(msg.sender);
    }
}
