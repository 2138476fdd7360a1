// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {EventAnchor} from "../../../main/solidity/anchor/EventAnchor.sol";
import {DocumentRegistry} from "../../../main/solidity/anchor/DocumentRegistry.sol";
import {DistributionPool} from "../../../main/solidity/distribution/DistributionPool.sol";
import {DistributionTerms} from "../../../main/solidity/distribution/DistributionTerms.sol";
import {SettlementToken} from "../../../main/solidity/distribution/SettlementToken.sol";
import {DeliveryVersusPayment} from "../../../main/solidity/market/DeliveryVersusPayment.sol";
import {MirrorGateway} from "../../../main/solidity/mirror/MirrorGateway.sol";
import {AssetPoolRegistry} from "../../../main/solidity/pool/AssetPoolRegistry.sol";
import {Checks} from "../support/Checks.sol";
import {PayStage} from "../support/PayStage.sol";
import {VM} from "../support/Vm.sol";

/// I23 for cash, payouts, settlement and evidence: what is not public is closed to strangers.
contract PayoutRolesTest is PayStage {
    address private constant STRANGER = address(0xBAD);

    function setUp() external {
        _open();
    }

    function test_I23_cashIsClosedToStrangers() external {
        _refused(address(cash), abi.encodeCall(SettlementToken.issue, (STRANGER, CENT)));
        _refused(address(cash), abi.encodeCall(SettlementToken.mint, (STRANGER, CENT)));
        _refused(address(cash), abi.encodeCall(SettlementToken.burn, (CENT)));
    }

    function test_I23_theBankBurnsOnlyWhatItHolds() external {
        cash.mint(ANN, 2 * CENT);
        VM.expectRevert();
        cash.burn(CENT);
        VM.prank(ANN);
        cash.transfer(address(this), CENT);
        cash.burn(CENT);
        Checks.eq(cash.totalSupply(), CENT, "one is left");
        VM.expectRevert(abi.encodeWithSelector(SettlementToken.NotWholeMinorUnits.selector, 1));
        cash.burn(1);
        VM.expectRevert(abi.encodeWithSelector(SettlementToken.NotWholeMinorUnits.selector, 0));
        cash.mint(ANN, 0);
    }

    function test_I23_payoutsAreClosedToStrangers() external {
        DistributionTerms.Payment[] memory none;
        DistributionTerms.ClassTotal[] memory totals;
        DistributionTerms.Declaration memory d;
        _refused(address(pool), abi.encodeCall(DistributionPool.creditCollections, (DEAL, 1, 1)));
        _refused(address(pool), abi.encodeCall(DistributionPool.depositCollections, (DEAL, 1, ANN, 1)));
        _refused(address(pool), abi.encodeCall(DistributionPool.creditReserve, (DEAL, 1)));
        _refused(address(pool), abi.encodeCall(DistributionPool.declare, ("D", d, totals)));
        _refused(address(pool), abi.encodeCall(DistributionPool.pay, ("D", none, 0, none, new bytes32[](0))));
        _refused(address(pool), abi.encodeCall(DistributionPool.sweep, ("D", STRANGER)));
        _refused(address(pool), abi.encodeCall(DistributionPool.rescue, (cash, STRANGER)));
    }

    function test_I23_settlementIsClosedToStrangers() external {
        DeliveryVersusPayment.Trade memory trade;
        DeliveryVersusPayment.Allocation[] memory none;
        _refused(address(market), abi.encodeCall(DeliveryVersusPayment.closeIssue, (DEAL, STRANGER, 0, 1, none)));
        _refused(address(market), abi.encodeCall(DeliveryVersusPayment.settle, (trade)));
    }

    function test_I23_evidenceIsClosedToStrangers() external {
        AssetPoolRegistry.Anchor memory anchor;
        address pools = address(new AssetPoolRegistry(address(manager)));
        _refused(pools, abi.encodeCall(AssetPoolRegistry.anchorPool, ("P", 1, anchor)));
        address anchors = address(new EventAnchor(address(manager), MirrorGateway(address(1))));
        _refused(anchors, abi.encodeCall(EventAnchor.anchor, ("servicing", 1, 1, "R", "H")));
        address documents = address(new DocumentRegistry(address(manager)));
        _refused(documents, abi.encodeCall(DocumentRegistry.setDocument, (DEAL, "N", "H")));
        _refused(documents, abi.encodeCall(DocumentRegistry.removeDocument, (DEAL, "N")));
    }

    function _refused(address target, bytes memory call) private {
        VM.prank(STRANGER);
        (bool ok, bytes memory reason) = target.call(call);
        Checks.yes(!ok, "closed");
        Checks.eq(
            keccak256(reason),
            keccak256(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, STRANGER)),
            "for want of a role"
        );
    }
}
