// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";

/// The one place of all roles. Nothing is overridden: the name tells its instance from other managers on a shared chain.
/// After deployment nobody holds the admin role, so roles, writers and targets of a deployment never change.
contract AbsAccessManager is AccessManager {
    constructor(address initialAdmin) AccessManager(initialAdmin) {}
}
