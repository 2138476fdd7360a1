// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AbsAccessManager} from "../../../main/solidity/access/AbsAccessManager.sol";
import {Attestations} from "../../../main/solidity/investor/Attestations.sol";
import {InvestorRegistry} from "../../../main/solidity/investor/InvestorRegistry.sol";
import {Checks} from "../support/Checks.sol";
import {Strangers} from "../support/Strangers.sol";
import {VM} from "../support/Vm.sol";

/// Investors, their wallets and what is attested about them: attack A07, and the registry's part of A05, A06 and A08.
contract RegistryTest {
    uint64 private constant ATTESTOR = 1000;
    address private constant VERIFIER = address(0x7E);
    address private constant ONE = address(0x11);
    address private constant TWO = address(0x22);
    bytes32 private constant ALICE = "alice";
    bytes32 private constant BOB = "bob";

    AbsAccessManager private _manager;
    InvestorRegistry private _registry;

    function setUp() external {
        VM.warp(1_800_000_000);
        _manager = new AbsAccessManager(address(this));
        _registry = new InvestorRegistry(address(_manager));
        _manager.grantRole(ATTESTOR + 3, VERIFIER, 0);
        _registry.register(ALICE, ONE, "US", true);
        _registry.register(BOB, TWO, "DE", false);
    }

    function test_aRegistrationIsWholeOrNothing() external {
        _incomplete(bytes32(0), ONE, "US");
        _incomplete(ALICE, address(0), "US");
        _incomplete(ALICE, ONE, bytes2(0));
        VM.expectRevert(InvestorRegistry.IncompleteInvestor.selector);
        _registry.verify(ALICE, bytes2(0), 1);
        VM.expectRevert(abi.encodeWithSelector(Attestations.UnknownInvestor.selector, bytes32("x")));
        _registry.verify("x", "US", 1);
    }

    function test_anInvestorHasSixteenWalletsAndAWalletOneInvestor() external {
        for (uint160 i = 1; i < _registry.MAX_WALLETS(); i++) _registry.register(ALICE, address(0x1000 + i), "US", true);
        VM.expectRevert(abi.encodeWithSelector(InvestorRegistry.TooManyWallets.selector, ALICE));
        _registry.register(ALICE, address(0x2000), "US", true);
        VM.expectRevert(abi.encodeWithSelector(InvestorRegistry.WalletTaken.selector, ONE, ALICE));
        _registry.register(BOB, ONE, "US", true);
        Checks.eq(_registry.walletsOf(ALICE).length, 16, "wallets");
        _registry.setSystem(address(0x3000), true);
        VM.expectRevert(abi.encodeWithSelector(InvestorRegistry.WalletOfThePlatform.selector, address(0x3000)));
        _registry.register(BOB, address(0x3000), "US", true);
    }

    function test_theZeroAddressIsNobodysWallet() external {
        VM.expectRevert(abi.encodeWithSelector(InvestorRegistry.NotAWalletOf.selector, ALICE, address(0)));
        _registry.unlink(ALICE, address(0));
        Checks.eq(_registry.walletsOf(ALICE).length, 1, "hers is still there");
    }

    function test_anUnlinkedWalletIsUnknownAndStaysItsInvestors() external {
        _registry.unlink(ALICE, ONE);
        Checks.eq(_registry.investorOf(ONE), bytes32(0), "not in use");
        Checks.eq(_registry.ownerOf(ONE), ALICE, "still hers");
        Checks.eq(_registry.sendRestriction(ONE), 10, "unknown sender");
        Checks.eq(_registry.receiveRestriction(ONE), 20, "unknown receiver");
        VM.expectRevert(abi.encodeWithSelector(InvestorRegistry.WalletTaken.selector, ONE, ALICE));
        _registry.register(BOB, ONE, "DE", true);
        VM.expectRevert(abi.encodeWithSelector(InvestorRegistry.NotAWalletOf.selector, ALICE, ONE));
        _registry.unlink(ALICE, ONE);
        _registry.register(ALICE, ONE, "US", true);
        Checks.eq(_registry.investorOf(ONE), ALICE, "in use again");
    }

    function test_A06_aReplacedWalletIsGoneForGoodAndLeadsToTheNewOne() external {
        _registry.replaceWallet(ALICE, ONE, address(0x12));
        _registry.replaceWallet(ALICE, address(0x12), address(0x13));
        Checks.eq(_registry.currentWallet(ONE), address(0x13), "over two recoveries");
        Checks.eq(_registry.currentWallet(TWO), TWO, "never replaced");
        Checks.eq(_registry.payRestriction(address(0x13)), 0, "may be paid");
        Checks.eq(_registry.payRestriction(ONE), 10, "may not");
        VM.expectRevert(abi.encodeWithSelector(InvestorRegistry.WalletGone.selector, ONE));
        _registry.register(ALICE, ONE, "US", true);
        VM.expectRevert(abi.encodeWithSelector(InvestorRegistry.WalletTaken.selector, TWO, BOB));
        _registry.replaceWallet(ALICE, address(0x13), TWO);
        VM.expectRevert(abi.encodeWithSelector(InvestorRegistry.NotAWalletOf.selector, BOB, address(0x13)));
        _registry.replaceWallet(BOB, address(0x13), address(0x14));
        VM.expectRevert(abi.encodeWithSelector(InvestorRegistry.WalletGone.selector, address(0)));
        _registry.replaceWallet(ALICE, address(0x13), address(0));
    }

    function test_A08_standingIsToldBySide() external {
        _standing(0, 0);
        _registry.suspend(ALICE, true);
        _standing(12, 22);
        _registry.suspend(ALICE, false);
        _registry.sanction(ALICE, true);
        _standing(13, 23);
        _registry.verify(ALICE, "US", uint64(block.timestamp));
        _standing(13, 23);
        VM.warp(block.timestamp + 1);
        _standing(11, 21);
    }

    function test_A07_anAttestorStatesItsOwnBitOnly() external {
        VM.startPrank(VERIFIER);
        _registry.attest(ALICE, 3, type(uint64).max);
        VM.expectRevert(abi.encodeWithSelector(Attestations.NotAttestor.selector, VERIFIER, 2));
        _registry.attest(ALICE, 2, type(uint64).max);
        VM.expectRevert(abi.encodeWithSelector(Attestations.UnknownInvestor.selector, bytes32("x")));
        _registry.attest("x", 3, 1);
        VM.stopPrank();
        VM.prank(ONE);
        VM.expectRevert(abi.encodeWithSelector(Attestations.NotAttestor.selector, ONE, 3));
        _registry.attest(ALICE, 3, type(uint64).max);
        Checks.yes(_registry.hasQualifications(ALICE, 0x9), "bits 0 and 3");
        Checks.yes(!_registry.hasQualifications(ALICE, 0xb), "bit 1 is missing");
        Checks.yes(_registry.hasQualifications(BOB, 0), "nothing asked");
        Checks.yes(!_registry.hasQualifications(BOB, 1), "bit 0 is missing");
    }

    function test_A07_aRevokedAttestorAndAClosedRegistryAttestNothing() external {
        _manager.setTargetClosed(address(_registry), true);
        _notAttestor(3);
        _manager.setTargetClosed(address(_registry), false);
        _manager.revokeRole(ATTESTOR + 3, VERIFIER);
        _notAttestor(3);
        _manager.grantRole(ATTESTOR + 32, VERIFIER, 0);
        _notAttestor(32);
        _manager.grantRole(ATTESTOR + 3, VERIFIER, 1 days);
        _notAttestor(3);
    }

    function test_aQualificationEndsWithItsLastSecond() external {
        VM.prank(VERIFIER);
        _registry.attest(ALICE, 3, uint64(block.timestamp) + 10);
        VM.warp(block.timestamp + 10);
        Checks.yes(_registry.hasQualifications(ALICE, 8), "the last second counts");
        VM.warp(block.timestamp + 1);
        Checks.yes(!_registry.hasQualifications(ALICE, 8), "over");
    }

    function test_A07_aSignedAttestationCountsHereOnceAndBySignerOfTheBit() external {
        uint256 key = 0xA77E;
        address signer = VM.addr(key);
        uint64 until = uint64(block.timestamp) + 1 days;
        bytes memory signature = _sign(key, address(_registry), block.chainid, "1", until, 1);
        VM.expectRevert(abi.encodeWithSelector(Attestations.NotAttestor.selector, signer, 3));
        _registry.attestBySignature(ALICE, 3, until, 1, signature);
        _manager.grantRole(ATTESTOR + 3, signer, 0);
        _registry.attestBySignature(ALICE, 3, until, 1, signature);
        Checks.yes(_registry.hasQualifications(ALICE, 8), "attested");
        VM.expectRevert(abi.encodeWithSelector(Attestations.StaleAttestation.selector, ALICE, uint8(3), uint64(2), uint64(1)));
        _registry.attestBySignature(ALICE, 3, until, 1, signature);
        _foreign(_sign(key, address(this), block.chainid, "1", until, 2), until);
        _foreign(_sign(key, address(_registry), block.chainid + 1, "1", until, 2), until);
        _foreign(_sign(key, address(_registry), block.chainid, "2", until, 2), until);
    }

    function test_A24_investorsAreKeptByTheirRolesAlone() external {
        bytes4[] memory selectors = new bytes4[](7);
        selectors[0] = InvestorRegistry.register.selector;
        selectors[1] = InvestorRegistry.verify.selector;
        selectors[2] = InvestorRegistry.suspend.selector;
        selectors[3] = InvestorRegistry.sanction.selector;
        selectors[4] = InvestorRegistry.unlink.selector;
        selectors[5] = InvestorRegistry.replaceWallet.selector;
        selectors[6] = InvestorRegistry.setSystem.selector;
        Strangers.requireShut(address(_registry), selectors);
    }

    function test_A07_nobodyIsAttestedWhoIsNotRegistered() external {
        uint256 key = 0xA77E;
        _manager.grantRole(ATTESTOR + 3, VM.addr(key), 0);
        bytes memory signature = _signFor("x", key, address(_registry), block.chainid, "1", 9, 1);
        VM.expectRevert(abi.encodeWithSelector(Attestations.UnknownInvestor.selector, bytes32("x")));
        _registry.attestBySignature("x", 3, 9, 1, signature);
    }

    function test_A09_walletsAreBoundedAndTheLastTakesThePlaceOfTheOneThatGoes() external {
        for (uint160 i = 1; i < 16; i++) _registry.register(ALICE, address(0x7000 + i), "US", true);
        VM.expectRevert(abi.encodeWithSelector(InvestorRegistry.TooManyWallets.selector, ALICE));
        _registry.register(ALICE, address(0x7F00), "US", true);
        address[] memory before = _registry.walletsOf(ALICE);
        Checks.eq(before.length, 16, "sixteen");
        _registry.unlink(ALICE, before[3]);
        address[] memory left = _registry.walletsOf(ALICE);
        Checks.eq(left.length, 15, "one less");
        Checks.eq(left[3], before[15], "the last is there now");
        VM.expectRevert(abi.encodeWithSelector(InvestorRegistry.NotAWalletOf.selector, ALICE, before[3]));
        _registry.unlink(ALICE, before[3]);
        _registry.register(ALICE, before[3], "US", true);
        _registry.register(ALICE, before[3], "US", true);
        Checks.eq(_registry.walletsOf(ALICE).length, 16, "back, and once");
        Checks.eq(_registry.investorOf(before[3]), ALICE, "in use again");
        (address to, uint8 code) = _registry.payee(before[3]);
        Checks.eq(to, before[3], "paid itself");
        Checks.eq(code, 0, "and may be");
    }

    /// A digest of other contents gives another signer, who has no role.
    function _foreign(bytes memory signature, uint64 until) private {
        VM.expectRevert();
        _registry.attestBySignature(ALICE, 3, until, 2, signature);
        (uint64 end, uint64 serial) = _registry.qualification(ALICE, 3);
        Checks.eq(end, until, "unchanged");
        Checks.eq(serial, 1, "unchanged");
    }

    function _sign(uint256 key, address registry, uint256 chain, bytes memory version, uint64 until, uint64 serial)
        private
        returns (bytes memory)
    {
        return _signFor(ALICE, key, registry, chain, version, until, serial);
    }

    function _signFor(
        bytes32 investorId,
        uint256 key,
        address registry,
        uint256 chain,
        bytes memory version,
        uint64 until,
        uint64 serial
    ) private returns (bytes memory) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Penstock investor registry"),
                keccak256(version),
                chain,
                registry
            )
        );
        bytes32 message = keccak256(
            abi.encode(
                keccak256("Attestation(bytes32 investorId,uint8 bit,uint64 until,uint64 serial)"),
                investorId,
                uint8(3),
                until,
                serial
            )
        );
        (uint8 v, bytes32 r, bytes32 s) = VM.sign(key, keccak256(abi.encodePacked(hex"1901", domain, message)));
        return abi.encodePacked(r, s, v);
    }

    function _standing(uint8 sends, uint8 receives) private view {
        Checks.eq(_registry.sendRestriction(ONE), sends, "sender");
        Checks.eq(_registry.payRestriction(ONE), sends, "cash");
        Checks.eq(_registry.receiveRestriction(ONE), receives, "receiver");
    }

    function _notAttestor(uint8 bit) private {
        VM.prank(VERIFIER);
        VM.expectRevert(abi.encodeWithSelector(Attestations.NotAttestor.selector, VERIFIER, bit));
        _registry.attest(ALICE, bit, 1);
    }

    function _incomplete(bytes32 investorId, address wallet, bytes2 country) private {
        VM.expectRevert(InvestorRegistry.IncompleteInvestor.selector);
        _registry.register(investorId, wallet, country, true);
    }
}
