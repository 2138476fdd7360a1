// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Deadline} from "../../../main/solidity/access/Deadline.sol";
import {Checks} from "../support/Checks.sol";
import {VM} from "../support/Vm.sol";

/// The last second of a period belongs to it.
contract DeadlineTest {
    function test_theLastSecondHasNotPassed() external {
        VM.warp(1_800_000_000);
        Checks.yes(!Deadline.passed(1_800_000_001), "to come");
        Checks.yes(!Deadline.passed(1_800_000_000), "now");
        Checks.yes(Deadline.passed(1_799_999_999), "a second ago");
    }
}
