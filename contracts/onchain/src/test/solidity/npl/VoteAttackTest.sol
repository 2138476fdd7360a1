// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {NplVote} from "../../../main/solidity/npl/NplVote.sol";
import {Checks} from "../support/Checks.sol";
import {VM} from "../support/Vm.sol";
import {VoteFixture} from "./VoteFixture.sol";

/// A20: what voters and executors might try.
contract VoteAttackTest is VoteFixture {
    function setUp() external {
        _setUpVote(true);
    }

    function test_A20_movedUnitsVoteOnceWhereTheyWere() external {
        _opened();
        ballot.record(PROPOSAL, _of(2), NplVote.Choice.FOR);
        VM.prank(MARKET);
        token.settleTransfer(_wallet(2), _wallet(3), 30_000, uint64(block.timestamp));
        ballot.record(PROPOSAL, _of(3), NplVote.Choice.FOR);
        Checks.eq(_count().seniorCast, 30_000, "the buyer has the mezzanine of the record alone");
        Checks.eq(_count().inFavour, 50_000, "30,000 and 20,000");
    }

    function test_A20_anotherWalletOfTheSameInvestorHasNoBallot() external {
        _opened();
        ballot.record(PROPOSAL, _of(1), NplVote.Choice.FOR);
        bytes memory voted = abi.encodeWithSelector(NplVote.VotedAlready.selector, PROPOSAL, bytes32(uint256(1)));
        VM.expectRevert(voted);
        ballot.record(PROPOSAL, _of(11), NplVote.Choice.FOR);
        VM.prank(_wallet(11));
        VM.expectRevert(voted);
        ballot.vote(PROPOSAL, _of(11), NplVote.Choice.AGAINST);
        Checks.eq(_count().inFavour, 20_000, "once");
    }

    function test_A20_aWalletTwiceInABallot() external {
        _opened();
        VM.expectRevert(NplVote.BadWallets.selector);
        ballot.record(PROPOSAL, _of(1, 1), NplVote.Choice.FOR);
        VM.expectRevert(NplVote.BadWallets.selector);
        ballot.record(PROPOSAL, _of(11, 1), NplVote.Choice.FOR);
        VM.expectRevert(NplVote.BadWallets.selector);
        ballot.record(PROPOSAL, new address[](0), NplVote.Choice.FOR);
        VM.expectRevert(NplVote.BadWallets.selector);
        ballot.record(PROPOSAL, new address[](17), NplVote.Choice.FOR);
    }

    function test_A20_walletsOfAnotherOrOfNobody() external {
        _opened();
        VM.expectRevert(abi.encodeWithSelector(NplVote.NotOfInvestor.selector, _wallet(2), bytes32(uint256(1))));
        ballot.record(PROPOSAL, _of(1, 2), NplVote.Choice.FOR);
        VM.expectRevert(abi.encodeWithSelector(NplVote.NotOfInvestor.selector, _wallet(9), bytes32(0)));
        ballot.record(PROPOSAL, _of(9), NplVote.Choice.FOR);
        VM.prank(_wallet(3));
        VM.expectRevert(abi.encodeWithSelector(NplVote.NotOfInvestor.selector, _wallet(3), bytes32(uint256(2))));
        ballot.vote(PROPOSAL, _of(2), NplVote.Choice.AGAINST);
    }

    function test_A20_whoMayNotActDoesNotVote() external {
        _opened();
        VM.prank(FREEZER);
        registry.suspend(bytes32(uint256(2)), true);
        VM.expectRevert(abi.encodeWithSelector(NplVote.InvestorRefused.selector, bytes32(uint256(2)), 12));
        ballot.record(PROPOSAL, _of(2), NplVote.Choice.FOR);
    }

    function test_A20_whoHeldNothingHasNoBallot() external {
        _issued();
        _register(bytes32(uint256(5)), _wallet(5));
        _cut(RECORD);
        ballot.open(PROPOSAL, DEAL, keccak256(PAYLOAD), RECORD, end);
        _issue(token, _wallet(5), 5_000);
        VM.expectRevert(abi.encodeWithSelector(NplVote.NoWeight.selector, PROPOSAL, bytes32(uint256(5))));
        ballot.record(PROPOSAL, _of(5), NplVote.Choice.FOR);
    }

    function test_A20_aRecordThatIsNotCut() external {
        _issued();
        VM.expectRevert();
        ballot.open(PROPOSAL, DEAL, keccak256(PAYLOAD), RECORD, end);
    }

    function test_A20_equityAloneIsNoQuorum() external {
        _issue(token, _wallet(1), 10_000);
        _issue(equity, _wallet(4), 100_000);
        _cut(RECORD);
        ballot.open(PROPOSAL, DEAL, keccak256(PAYLOAD), RECORD, end);
        ballot.record(PROPOSAL, _of(4), NplVote.Choice.FOR);
        Checks.yes(!ballot.carried(PROPOSAL), "200,000 of 210,000 and no quorum");
        ballot.record(PROPOSAL, _of(1), NplVote.Choice.FOR);
        Checks.yes(!ballot.carried(PROPOSAL), "10,000 of senior let 10,000 of equity count");
        VM.warp(uint256(end) + TIME_LOCK + 1);
        VM.expectRevert(abi.encodeWithSelector(NplVote.NotCarried.selector, PROPOSAL));
        ballot.execute(PROPOSAL, PAYLOAD);
    }

    function test_A20_executedTwice() external {
        _opened();
        _carriedBySeniors();
        VM.warp(uint256(end) + TIME_LOCK + 1);
        ballot.execute(PROPOSAL, PAYLOAD);
        VM.expectRevert(abi.encodeWithSelector(NplVote.ExecutedAlready.selector, PROPOSAL));
        ballot.execute(PROPOSAL, PAYLOAD);
    }

    function test_A20_anotherPayload() external {
        _opened();
        _carriedBySeniors();
        VM.warp(uint256(end) + TIME_LOCK + 1);
        bytes memory other = "sell it to a friend";
        VM.expectRevert(abi.encodeWithSelector(NplVote.OtherPayload.selector, PROPOSAL, keccak256(other)));
        ballot.execute(PROPOSAL, other);
    }

    function test_A20_rulesChangedMeanwhileDoNotReachAnOpenProposal() external {
        _opened();
        ballot.record(PROPOSAL, _of(3), NplVote.Choice.FOR);
        NplVote.ClassVote[] memory classes = _classes();
        classes[1].weight = 1_000;
        ballot.setRules(DEAL, NplVote.Rules(1, 10_000, 0, true), classes);
        Checks.yes(!ballot.carried(PROPOSAL), "the quorum of the day it was opened");
        ballot.record(PROPOSAL, _of(2), NplVote.Choice.FOR);
        Checks.eq(_count().inFavour, 50_000, "and its weights");
        VM.warp(uint256(end) + 1);
        VM.expectRevert();
        ballot.execute(PROPOSAL, PAYLOAD);
    }
}
