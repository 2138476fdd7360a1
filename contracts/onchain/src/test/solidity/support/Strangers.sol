// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {Checks} from "./Checks.sol";
import {VM} from "./Vm.sol";

/// Tries calls as somebody without any role.
library Strangers {
    address internal constant STRANGER = address(0x57A46E);

    /// Each call, with zeros for arguments, is refused for want of a role, before anything else is looked at.
    function requireShut(address target, bytes4[] memory selectors) internal {
        for (uint256 i = 0; i < selectors.length; i++) {
            VM.prank(STRANGER);
            (bool ok, bytes memory reason) = target.call(abi.encodePacked(selectors[i], new bytes(32 * 24)));
            Checks.yes(!ok, "a stranger was let in");
            bytes memory wanted = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, STRANGER);
            Checks.eq(keccak256(reason), keccak256(wanted), "refused for another reason");
        }
    }
}
