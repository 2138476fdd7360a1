// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AbsAccessManager} from "../../../main/solidity/access/AbsAccessManager.sol";
import {SettlementToken} from "../../../main/solidity/distribution/SettlementToken.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {Checks} from "../support/Checks.sol";
import {VM} from "../support/Vm.sol";

/// What we rely on in the manager: a function without a role is the admin's alone, and a delay has to pass.
contract AccessManagerTest {
    uint64 private constant BANK = 7;
    address private constant BANKER = address(0xBA);

    AbsAccessManager private _manager;
    SettlementToken private _cash;

    function setUp() external {
        VM.warp(1_800_000_000);
        _manager = new AbsAccessManager(address(this));
        _cash = new SettlementToken(address(_manager));
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = SettlementToken.issue.selector;
        _manager.setTargetFunctionRole(address(_cash), selectors, BANK);
    }

    function test_aFunctionOfARoleIsClosedToOthers() external {
        VM.prank(BANKER);
        VM.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, BANKER));
        _cash.issue(address(1), 10_000);
    }

    function test_aDelayHasToPassAndAnOperationRunsOnce() external {
        _manager.grantRole(BANK, BANKER, 1 days);
        bytes memory call = abi.encodeCall(SettlementToken.issue, (address(1), 10_000));
        VM.prank(BANKER);
        _manager.schedule(address(_cash), call, 0);
        VM.warp(block.timestamp + 1 days - 1);
        VM.prank(BANKER);
        VM.expectRevert();
        _manager.execute(address(_cash), call);
        VM.warp(block.timestamp + 1);
        VM.prank(BANKER);
        _manager.execute(address(_cash), call);
        Checks.eq(_cash.balanceOf(address(1)), 10_000, "issued once");
        VM.prank(BANKER);
        VM.expectRevert();
        _manager.execute(address(_cash), call);
    }

    function testFuzz_onlyWholeMinorUnitsAreIssued(uint64 amount) external {
        _manager.grantRole(BANK, BANKER, 0);
        bool whole = amount != 0 && amount % _cash.MINOR_UNIT() == 0;
        if (!whole) VM.expectRevert(abi.encodeWithSelector(SettlementToken.NotWholeMinorUnits.selector, amount));
        VM.prank(BANKER);
        _cash.issue(address(1), amount);
        Checks.eq(_cash.totalSupply(), whole ? amount : 0, "supply");
    }
}
