// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AbsAccessManager} from "../../../main/solidity/access/AbsAccessManager.sol";
import {ComplianceEngine} from "../../../main/solidity/compliance/ComplianceEngine.sol";
import {DistributionPool} from "../../../main/solidity/distribution/DistributionPool.sol";
import {DistributionTerms} from "../../../main/solidity/distribution/DistributionTerms.sol";
import {SettlementToken} from "../../../main/solidity/distribution/SettlementToken.sol";
import {InvestorRegistry} from "../../../main/solidity/investor/InvestorRegistry.sol";
import {DeliveryVersusPayment} from "../../../main/solidity/market/DeliveryVersusPayment.sol";
import {TrancheFactory} from "../../../main/solidity/tranche/TrancheFactory.sol";
import {TrancheToken} from "../../../main/solidity/tranche/TrancheToken.sol";
import {PayoutLeaves} from "./PayoutLeaves.sol";
import {VM} from "./Vm.sol";

/// A deal on stage: the real contracts, with every role in the hands of the test.
abstract contract PayStage {
    uint64 internal constant ALL = 1;
    uint256 internal constant CENT = 10_000;
    bytes32 internal constant DEAL = keccak256("DEAL");
    bytes32 internal constant A = keccak256("A");
    bytes32 internal constant B = keccak256("B");
    bytes32 internal constant E = keccak256("E");
    address internal constant ANN = address(0xA1);
    address internal constant BOB = address(0xB2);
    address internal constant CAT = address(0xC3);
    address internal constant SERVICER = address(0x5E);
    address internal constant ISSUER = address(0x15);

    AbsAccessManager internal manager;
    InvestorRegistry internal registry;
    ComplianceEngine internal engine;
    TrancheFactory internal factory;
    SettlementToken internal cash;
    DistributionPool internal pool;
    DeliveryVersusPayment internal market;
    uint48 internal record;
    uint32 internal period = 202_001;

    function _open() internal {
        manager = new AbsAccessManager(address(this));
        _open(new SettlementToken(address(manager)));
    }

    function _open(SettlementToken coin) internal {
        VM.warp(1_800_000_000);
        if (address(manager) == address(0)) manager = new AbsAccessManager(address(this));
        registry = new InvestorRegistry(address(manager));
        engine = new ComplianceEngine(address(manager), registry);
        factory = new TrancheFactory(address(manager), engine);
        cash = coin;
        pool = new DistributionPool(address(manager), cash, factory);
        market = new DeliveryVersusPayment(address(manager), cash, factory, pool);
        _roles();
    }

    function _roles() private {
        manager.grantRole(ALL, address(this), 0);
        manager.grantRole(ALL, address(market), 0);
        manager.grantRole(ALL, address(pool), 0);
        manager.grantRole(ALL, address(factory), 0);
        _may(address(registry), InvestorRegistry.register.selector);
        _may(address(registry), InvestorRegistry.suspend.selector);
        _may(address(registry), InvestorRegistry.sanction.selector);
        _may(address(registry), InvestorRegistry.replaceWallet.selector);
        _may(address(factory), TrancheToken.setFrozenTokens.selector);
        _may(address(engine), ComplianceEngine.bind.selector);
        _may(address(factory), TrancheFactory.createTranche.selector);
        _may(address(factory), TrancheFactory.markIssued.selector);
        _may(address(factory), TrancheFactory.cutRecordOfDeal.selector);
        _may(address(factory), TrancheFactory.setClassBalance.selector);
        _may(address(factory), TrancheToken.issue.selector);
        _may(address(factory), TrancheToken.issueAt.selector);
        _may(address(factory), TrancheToken.burn.selector);
        _may(address(factory), TrancheToken.cutRecord.selector);
        _may(address(factory), TrancheToken.setPrincipalBalance.selector);
        _may(address(factory), TrancheToken.settleTransfer.selector);
        _may(address(cash), SettlementToken.issue.selector);
        _may(address(cash), SettlementToken.mint.selector);
        _may(address(cash), SettlementToken.burn.selector);
        _may(address(pool), DistributionPool.creditCollections.selector);
        _may(address(pool), DistributionPool.depositCollections.selector);
        _may(address(pool), DistributionPool.creditReserve.selector);
        _may(address(pool), DistributionPool.declare.selector);
        _may(address(pool), DistributionPool.pay.selector);
        _may(address(pool), DistributionPool.sweep.selector);
        _may(address(pool), DistributionPool.rescue.selector);
        _may(address(market), DeliveryVersusPayment.closeIssue.selector);
        _may(address(market), DeliveryVersusPayment.settle.selector);
    }

    function _may(address target, bytes4 selector) internal {
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = selector;
        manager.setTargetFunctionRole(target, selectors, ALL);
    }

    function _register(address wallet) internal {
        if (registry.investorOf(wallet) == 0) {
            registry.register(keccak256(abi.encode("investor", wallet)), wallet, "US", true);
        }
    }

    function _class(bytes32 classId, address[] memory holders, uint256[] memory units) internal {
        uint256 sum = 0;
        for (uint256 i = 0; i < units.length; i++) {
            sum += units[i];
        }
        factory.createTranche(DEAL, classId, "USD", TrancheToken.Terms("class", "C", 2, sum, 1, false));
        for (uint256 i = 0; i < units.length; i++) {
            _register(holders[i]);
            _token(classId).issue(holders[i], units[i]);
        }
    }

    function _token(bytes32 classId) internal view returns (TrancheToken) {
        return factory.tokenOf(DEAL, classId);
    }

    /// Ann has 600, Bob 300, Cat 100 units of A; Bob has 10 of B.
    function _deal() internal {
        address[] memory holders = new address[](3);
        uint256[] memory units = new uint256[](3);
        (holders[0], holders[1], holders[2]) = (ANN, BOB, CAT);
        (units[0], units[1], units[2]) = (600, 300, 100);
        _class(A, holders, units);
        holders = new address[](1);
        units = new uint256[](1);
        (holders[0], units[0]) = (BOB, 10);
        _class(B, holders, units);
        factory.markIssued(DEAL);
    }

    function _collect(uint256 amount) internal {
        pool.creditCollections(DEAL, period++, amount);
        record++;
        factory.cutRecordOfDeal(DEAL, record);
    }

    /// 100.00 to A: 60.00 to Ann, 30.00 to Bob, 10.00 to Cat.
    function _hundred() internal pure returns (DistributionTerms.Payment[] memory payments) {
        payments = new DistributionTerms.Payment[](3);
        payments[0] = DistributionTerms.Payment(A, ANN, 6_000 * CENT);
        payments[1] = DistributionTerms.Payment(A, BOB, 3_000 * CENT);
        payments[2] = DistributionTerms.Payment(A, CAT, 1_000 * CENT);
    }

    function _totals(bytes32 classId, uint256 amount) internal pure returns (DistributionTerms.ClassTotal[] memory totals) {
        totals = new DistributionTerms.ClassTotal[](1);
        totals[0] = DistributionTerms.ClassTotal(classId, amount, 0);
    }

    function _terms(bytes32 id, uint256 total, DistributionTerms.Payment[] memory payments)
        internal
        view
        returns (DistributionTerms.Declaration memory)
    {
        return DistributionTerms.Declaration(
            DEAL, record, total, pool.reserve(DEAL), total, PayoutLeaves.root(id, payments), uint32(payments.length), true
        );
    }

    /// Declares the payments as all that a date pays to class A, and nothing else.
    function _declare(bytes32 id, DistributionTerms.Payment[] memory payments) internal {
        uint256 sum = 0;
        for (uint256 i = 0; i < payments.length; i++) {
            sum += payments[i].amount;
        }
        pool.declare(id, _terms(id, sum, payments), _totals(A, sum));
    }

    function _push(bytes32 id, DistributionTerms.Payment[] memory payments, uint256 from, uint256 count) internal {
        bytes32[] memory proof = PayoutLeaves.proof(id, payments, from, count);
        DistributionTerms.Payment[] memory part = new DistributionTerms.Payment[](count);
        for (uint256 i = 0; i < count; i++) {
            part[i] = payments[from + i];
        }
        pool.pay(id, new DistributionTerms.Payment[](0), from, part, proof);
    }

    function _claim(bytes32 id, DistributionTerms.Payment[] memory payments, uint256 index) internal returns (bool) {
        bytes32[] memory proof = PayoutLeaves.proof(id, payments, index, 1);
        return pool.claim(id, index, payments[index], proof);
    }

    function _payFee(bytes32 id, address to, uint256 amount) internal {
        DistributionTerms.Payment[] memory fees = new DistributionTerms.Payment[](1);
        fees[0] = DistributionTerms.Payment(0, to, amount);
        pool.pay(id, fees, 0, new DistributionTerms.Payment[](0), new bytes32[](0));
    }

    /// 12 suspends the holder, 13 sanctions it, 0 lifts both.
    function _block(address wallet, uint8 code) internal {
        bytes32 investorId = registry.investorOf(wallet);
        registry.suspend(investorId, code == 12);
        registry.sanction(investorId, code == 13);
    }

    function _replace(address wallet, address by) internal {
        registry.replaceWallet(registry.investorOf(wallet), wallet, by);
    }

    function _escrow(bytes32 id) internal view returns (uint256 escrow, uint256 reserved) {
        (,,,, escrow,, reserved) = pool.distributions(id);
    }
}
