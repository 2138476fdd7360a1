// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BalanceLimitRule} from "../../../main/solidity/compliance/BalanceLimitRule.sol";
import {ComplianceEngine} from "../../../main/solidity/compliance/ComplianceEngine.sol";
import {ComplianceRule, Kind, Move} from "../../../main/solidity/compliance/ComplianceRule.sol";
import {CountryRule} from "../../../main/solidity/compliance/CountryRule.sol";
import {Enforcement} from "../../../main/solidity/compliance/Enforcement.sol";
import {HolderCountRule} from "../../../main/solidity/compliance/HolderCountRule.sol";
import {LockupRule} from "../../../main/solidity/compliance/LockupRule.sol";
import {QualificationRule} from "../../../main/solidity/compliance/QualificationRule.sol";
import {RetentionRule} from "../../../main/solidity/compliance/RetentionRule.sol";
import {SanctionRule} from "../../../main/solidity/compliance/SanctionRule.sol";
import {TransferWindowRule} from "../../../main/solidity/compliance/TransferWindowRule.sol";
import {Strangers} from "../support/Strangers.sol";
import {TokenBench} from "../support/TokenBench.sol";
import {VM} from "../support/Vm.sol";

/// A24: every parameter, order and booking is shut to whoever has no role.
contract GuardsTest is TokenBench {
    bytes4[] private _selectors;

    function setUp() external {
        _deploy(true);
    }

    function test_A24_parametersAreSetByTheirRoleAlone() external {
        _shut(address(sanctions), SanctionRule.list.selector, bytes4(0), bytes4(0));
        _shut(address(countries), CountryRule.setMode.selector, CountryRule.list.selector, CountryRule.closePair.selector);
        _shut(address(qualifications), QualificationRule.setRequired.selector, bytes4(0), bytes4(0));
        _shut(address(lockup), LockupRule.setPeriod.selector, bytes4(0), bytes4(0));
        _shut(address(retention), RetentionRule.setRetention.selector, bytes4(0), bytes4(0));
        _shut(
            address(holderCount),
            HolderCountRule.setMaximum.selector,
            HolderCountRule.addCategory.selector,
            HolderCountRule.setCategoryMaximum.selector
        );
        _shut(address(balanceLimit), BalanceLimitRule.setLimits.selector, BalanceLimitRule.setSandboxCap.selector, bytes4(0));
        _shut(address(transferWindow), TransferWindowRule.setWindow.selector, bytes4(0), bytes4(0));
    }

    function test_A24_ordersAndRulesAreForTheirRolesAlone() external {
        _shut(
            address(engine),
            ComplianceEngine.bind.selector,
            ComplianceEngine.setRules.selector,
            ComplianceEngine.setBreaker.selector
        );
        _shut(address(enforcement), Enforcement.forcedTransfer.selector, Enforcement.recover.selector, bytes4(0));
        _shut(address(enforcement), Enforcement.unpause.selector, Enforcement.close.selector, bytes4(0));
    }

    function test_A24_nobodyButTheEngineBooksAMove() external {
        Move memory move = Move(address(token), address(1), address(2), 1, "a", "b", Kind.TRANSFER, 1);
        ComplianceRule[] memory rules = _allRules();
        for (uint256 i = 0; i < rules.length; i++) {
            VM.expectRevert(abi.encodeWithSelector(ComplianceRule.NotTheEngine.selector, address(this)));
            rules[i].moved(move);
        }
    }

    function _shut(address target, bytes4 one, bytes4 two, bytes4 three) private {
        delete _selectors;
        _selectors.push(one);
        if (two != 0) _selectors.push(two);
        if (three != 0) _selectors.push(three);
        Strangers.requireShut(target, _selectors);
    }
}
