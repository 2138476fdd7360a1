// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// When a time limit has passed: after its last second, and not in it. The one place where block time decides on a limit.
library Deadline {
    /// Whoever makes blocks may shift their time by seconds; our limits are days, and each block's time is above its parent's.
    function passed(uint256 lastSecond) internal view returns (bool) {
        // forge-lint: disable-next-line(block-timestamp)
        return lastSecond < block.timestamp;
    }
}
