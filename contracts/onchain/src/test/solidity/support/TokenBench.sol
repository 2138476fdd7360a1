// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AbsAccessManager} from "../../../main/solidity/access/AbsAccessManager.sol";
import {BalanceLimitRule} from "../../../main/solidity/compliance/BalanceLimitRule.sol";
import {ComplianceEngine} from "../../../main/solidity/compliance/ComplianceEngine.sol";
import {ComplianceRule} from "../../../main/solidity/compliance/ComplianceRule.sol";
import {CountryRule} from "../../../main/solidity/compliance/CountryRule.sol";
import {Enforcement} from "../../../main/solidity/compliance/Enforcement.sol";
import {HolderCountRule} from "../../../main/solidity/compliance/HolderCountRule.sol";
import {LockupRule} from "../../../main/solidity/compliance/LockupRule.sol";
import {QualificationRule} from "../../../main/solidity/compliance/QualificationRule.sol";
import {RetentionRule} from "../../../main/solidity/compliance/RetentionRule.sol";
import {SanctionRule} from "../../../main/solidity/compliance/SanctionRule.sol";
import {TransferWindowRule} from "../../../main/solidity/compliance/TransferWindowRule.sol";
import {InvestorRegistry} from "../../../main/solidity/investor/InvestorRegistry.sol";
import {CircuitBreaker} from "../../../main/solidity/safety/CircuitBreaker.sol";
import {TrancheFactory} from "../../../main/solidity/tranche/TrancheFactory.sol";
import {TrancheToken} from "../../../main/solidity/tranche/TrancheToken.sol";
import {Checks} from "./Checks.sol";
import {VM} from "./Vm.sol";

/// Registry, rules, factory and two tokens, with every role at an address of its own, as the deployment gives them out.
abstract contract TokenBench {
    uint64 internal constant REGISTRAR = 11;
    uint64 internal constant COMPLIANCE = 12;
    address internal constant MARKET = address(0x1001);
    address internal constant MIRROR = address(0x1002);
    address internal constant FREEZER = address(0x1003);
    address internal constant ENFORCER = address(0x1004);
    address internal constant PAUSER = address(0x1005);
    address internal constant UNPAUSER = address(0x1006);
    address internal constant OFFICER = address(0x1007);
    address internal constant GOVERNOR = address(0x1008);
    address internal constant POOL = address(0x1009);
    address internal constant RISK = address(0x100A);

    uint256 internal constant LOT = 1_000;
    uint256 internal constant ORIGINAL = 10_000_000;
    bytes32 internal constant DEAL = keccak256("DEAL");

    AbsAccessManager internal manager;
    InvestorRegistry internal registry;
    ComplianceEngine internal engine;
    Enforcement internal enforcement;
    TrancheFactory internal factory;
    TrancheToken internal token;
    TrancheToken internal second;
    SanctionRule internal sanctions;
    CountryRule internal countries;
    QualificationRule internal qualifications;
    LockupRule internal lockup;
    RetentionRule internal retention;
    HolderCountRule internal holderCount;
    BalanceLimitRule internal balanceLimit;
    TransferWindowRule internal transferWindow;
    CircuitBreaker internal breaker;

    /// @param holderTransfers register mode of both tokens
    function _deploy(bool holderTransfers) internal {
        VM.warp(1_800_000_000);
        manager = new AbsAccessManager(address(this));
        registry = new InvestorRegistry(address(manager));
        engine = new ComplianceEngine(address(manager), registry);
        enforcement = new Enforcement(address(manager), engine);
        factory = new TrancheFactory(address(manager), engine);
        _rules();
        registry.setSystem(POOL, true);
        _permit();
        VM.startPrank(MIRROR);
        factory.createTranche(DEAL, "A", "USD", _terms("A", holderTransfers));
        factory.createTranche(DEAL, "B", "USD", _terms("B", holderTransfers));
        VM.stopPrank();
        token = factory.tokenOf(DEAL, "A");
        second = factory.tokenOf(DEAL, "B");
    }

    function _terms(string memory name, bool holderTransfers) internal pure returns (TrancheToken.Terms memory) {
        return TrancheToken.Terms(name, name, 2, ORIGINAL, LOT, holderTransfers);
    }

    function _rules() private {
        address m = address(manager);
        sanctions = new SanctionRule(m, engine);
        countries = new CountryRule(m, engine);
        qualifications = new QualificationRule(m, engine);
        lockup = new LockupRule(m, engine);
        retention = new RetentionRule(m, engine);
        holderCount = new HolderCountRule(m, engine);
        balanceLimit = new BalanceLimitRule(m, engine);
        transferWindow = new TransferWindowRule(m, engine);
        engine.setRules(address(0), _allRules());
        breaker = new CircuitBreaker(m);
        engine.setBreaker(breaker);
    }

    function _allRules() internal view returns (ComplianceRule[] memory rules) {
        rules = new ComplianceRule[](8);
        rules[0] = sanctions;
        rules[1] = countries;
        rules[2] = qualifications;
        rules[3] = lockup;
        rules[4] = retention;
        rules[5] = holderCount;
        rules[6] = balanceLimit;
        rules[7] = transferWindow;
    }

    function _permit() private {
        _role(address(factory), 3, MARKET, 0, TrancheToken.issue.selector, TrancheToken.issueAt.selector);
        _role(address(factory), 3, MARKET, 0, TrancheToken.burn.selector, TrancheToken.settleTransfer.selector);
        _role(address(factory), 3, MARKET, 0, TrancheFactory.markIssued.selector, bytes4(0));
        _role(address(factory), 4, address(factory), 0, TrancheToken.cutRecord.selector, TrancheToken.setPrincipalBalance.selector);
        _role(address(engine), 4, address(factory), 0, ComplianceEngine.bind.selector, bytes4(0));
        _role(address(factory), 6, address(enforcement), 0, TrancheToken.forcedTransfer.selector, TrancheToken.recover.selector);
        _role(address(factory), 6, address(enforcement), 0, TrancheToken.unpause.selector, TrancheToken.close.selector);
        _role(address(registry), 6, address(enforcement), 0, InvestorRegistry.replaceWallet.selector, bytes4(0));
        _role(address(factory), 1, MIRROR, 0, TrancheFactory.createTranche.selector, TrancheFactory.cutRecordOfDeal.selector);
        _role(address(factory), 1, MIRROR, 0, TrancheFactory.setClassBalance.selector, TrancheFactory.setFrozenUnits.selector);
        manager.grantRole(13, address(factory), 0);
        _role(address(registry), REGISTRAR, MIRROR, 0, InvestorRegistry.register.selector, InvestorRegistry.verify.selector);
        _role(address(registry), REGISTRAR, MIRROR, 0, InvestorRegistry.unlink.selector, bytes4(0));
        _role(address(registry), 13, FREEZER, 0, InvestorRegistry.suspend.selector, InvestorRegistry.sanction.selector);
        _role(address(factory), 13, FREEZER, 0, TrancheToken.setFrozenTokens.selector, bytes4(0));
        _role(address(factory), 15, PAUSER, 0, TrancheToken.pause.selector, bytes4(0));
        _role(address(enforcement), 14, ENFORCER, 1 days, Enforcement.forcedTransfer.selector, Enforcement.recover.selector);
        _role(address(enforcement), 16, UNPAUSER, 1 hours, Enforcement.unpause.selector, bytes4(0));
        _role(address(enforcement), 10, GOVERNOR, 2 days, Enforcement.close.selector, bytes4(0));
        _role(address(engine), 10, GOVERNOR, 2 days, ComplianceEngine.setRules.selector, bytes4(0));
        _role(address(registry), 10, GOVERNOR, 2 days, InvestorRegistry.setSystem.selector, bytes4(0));
        _role(address(sanctions), COMPLIANCE, OFFICER, 0, SanctionRule.list.selector, bytes4(0));
        _role(address(countries), COMPLIANCE, OFFICER, 0, CountryRule.setMode.selector, CountryRule.list.selector);
        _role(address(countries), COMPLIANCE, OFFICER, 0, CountryRule.closePair.selector, bytes4(0));
        _role(address(qualifications), COMPLIANCE, OFFICER, 0, QualificationRule.setRequired.selector, bytes4(0));
        _role(address(lockup), COMPLIANCE, OFFICER, 0, LockupRule.setPeriod.selector, bytes4(0));
        _role(address(retention), COMPLIANCE, OFFICER, 0, RetentionRule.setRetention.selector, bytes4(0));
        _role(address(holderCount), COMPLIANCE, OFFICER, 0, HolderCountRule.setMaximum.selector, bytes4(0));
        _role(address(holderCount), COMPLIANCE, OFFICER, 0, HolderCountRule.addCategory.selector, HolderCountRule.setCategoryMaximum.selector);
        _role(address(balanceLimit), COMPLIANCE, OFFICER, 0, BalanceLimitRule.setLimits.selector, BalanceLimitRule.setSandboxCap.selector);
        _role(address(breaker), 15, PAUSER, 0, CircuitBreaker.trip.selector, bytes4(0));
        _role(address(breaker), 20, RISK, 1 hours, CircuitBreaker.reset.selector, bytes4(0));
        _role(address(transferWindow), COMPLIANCE, OFFICER, 0, TransferWindowRule.setWindow.selector, bytes4(0));
    }

    function _role(address target, uint64 role, address holder, uint32 delay, bytes4 one, bytes4 two) private {
        bytes4[] memory selectors = new bytes4[](two == 0 ? 1 : 2);
        selectors[0] = one;
        if (two != 0) selectors[1] = two;
        manager.setTargetFunctionRole(target, selectors, role);
        manager.grantRole(role, holder, delay);
    }

    /// Schedules, waits for the delay and carries out.
    function _delayed(address holder, uint256 delay, address target, bytes memory call) internal {
        VM.prank(holder);
        manager.schedule(target, call, 0);
        VM.warp(block.timestamp + delay);
        VM.prank(holder);
        manager.execute(target, call);
    }

    function _register(bytes32 investorId, address wallet) internal {
        VM.prank(MIRROR);
        registry.register(investorId, wallet, "US", true);
    }

    function _issue(TrancheToken t, address wallet, uint256 units) internal {
        VM.prank(MARKET);
        t.issue(wallet, units);
    }

    function _forced(TrancheToken t, address from, address to, uint256 units, bytes32 caseId) internal {
        _delayed(ENFORCER, 1 days, address(enforcement), abi.encodeCall(Enforcement.forcedTransfer, (t, from, to, units, caseId)));
    }

    function _recover(bytes32 investorId, address from, address to, TrancheToken[] memory tokens, bytes32 caseId) internal {
        _delayed(
            ENFORCER, 1 days, address(enforcement), abi.encodeCall(Enforcement.recover, (investorId, from, to, tokens, caseId))
        );
    }

    function _both() internal view returns (TrancheToken[] memory tokens) {
        tokens = new TrancheToken[](2);
        tokens[0] = token;
        tokens[1] = second;
    }

    function _code(address from, address to, uint256 units, uint8 code) internal view {
        Checks.eq(token.detectTransferRestriction(from, to, units), code, "reason code");
    }

    /// The holder's transfer fails with this code.
    function _refused(address from, address to, uint256 units, uint8 code) internal {
        _code(from, to, units, code);
        VM.prank(from);
        VM.expectRevert(abi.encodeWithSelector(TrancheToken.TransferRefused.selector, code, from, to, units));
        token.transfer(to, units);
    }

    function _transfer(address from, address to, uint256 units) internal {
        VM.prank(from);
        token.transfer(to, units);
    }
}
