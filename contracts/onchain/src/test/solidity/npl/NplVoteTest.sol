// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {NplVote} from "../../../main/solidity/npl/NplVote.sol";
import {VoteMath} from "../../../main/solidity/npl/VoteMath.sol";
import {Checks} from "../support/Checks.sol";
import {Strangers} from "../support/Strangers.sol";
import {VM} from "../support/Vm.sol";
import {VoteFixture} from "./VoteFixture.sol";

/// Weights, quorum, veto and time lock, and who may do what.
contract NplVoteTest is VoteFixture {
    function setUp() external {
        _setUpVote(true);
    }

    function test_strangersChangeNothing() external {
        bytes4[] memory shut = new bytes4[](4);
        shut[0] = NplVote.setRules.selector;
        shut[1] = NplVote.open.selector;
        shut[2] = NplVote.record.selector;
        shut[3] = NplVote.execute.selector;
        Strangers.requireShut(address(ballot), shut);
    }

    function test_weightIsWhatWasHeldAtTheRecordTimesTheClass() external {
        _opened();
        (,,,,,, uint256 total, uint256 seniorTotal) = ballot.proposals(PROPOSAL);
        Checks.eq(total, 100_000, "all votes");
        Checks.eq(seniorTotal, 60_000, "senior votes");
        VM.expectEmit();
        emit NplVote.BallotRecorded(PROPOSAL, bytes32(uint256(1)), NplVote.Choice.FOR, 30_000);
        ballot.record(PROPOSAL, _of(1, 11), NplVote.Choice.FOR);
        ballot.record(PROPOSAL, _of(3), NplVote.Choice.ABSTAIN);
        ballot.record(PROPOSAL, _of(4), NplVote.Choice.AGAINST);
        NplVote.Count memory count = _count();
        Checks.eq(count.inFavour, 30_000, "for");
        Checks.eq(count.against, 20_000, "against");
        Checks.eq(count.abstained, 20_000, "abstained");
        Checks.eq(count.seniorCast, 30_000, "senior");
        Checks.eq(count.seniorAgainst, 0, "veto");
        Checks.eq(count.equityCast, 20_000, "equity");
        Checks.yes(ballot.carried(PROPOSAL), "carried");
    }

    function test_theQuorumItselfIsEnough() external {
        _opened();
        ballot.record(PROPOSAL, _of(1, 11), NplVote.Choice.FOR);
        Checks.yes(!ballot.carried(PROPOSAL), "three tenths");
        ballot.record(PROPOSAL, _of(3), NplVote.Choice.ABSTAIN);
        Checks.yes(ballot.carried(PROPOSAL), "half");
    }

    function test_aTieDoesNotCarry() external {
        _opened();
        ballot.record(PROPOSAL, _of(3), NplVote.Choice.FOR);
        ballot.record(PROPOSAL, _of(4), NplVote.Choice.AGAINST);
        ballot.record(PROPOSAL, _of(1, 11), NplVote.Choice.ABSTAIN);
        Checks.yes(!ballot.carried(PROPOSAL), "20,000 each");
    }

    function test_aThirdOfTheSeniorsStopsIt() external {
        _issue(token, _wallet(1), 20_000);
        _issue(token, _wallet(2), 39_000);
        _issue(token, _wallet(3), 1_000);
        _issue(equity, _wallet(4), 100_000);
        _cut(RECORD);
        ballot.open(PROPOSAL, DEAL, keccak256(PAYLOAD), RECORD, end);
        ballot.record(PROPOSAL, _of(4), NplVote.Choice.FOR);
        ballot.record(PROPOSAL, _of(2), NplVote.Choice.ABSTAIN);
        ballot.setRules(DEAL, NplVote.Rules(1, 1, 1, false), _classes());
        ballot.record(PROPOSAL, _of(1), NplVote.Choice.AGAINST);
        Checks.yes(!ballot.carried(PROPOSAL), "no quorum: equity counts for 59,000");
        ballot.open("second", DEAL, keccak256(PAYLOAD), RECORD, end);
        ballot.record("second", _of(4), NplVote.Choice.FOR);
        ballot.record("second", _of(1), NplVote.Choice.AGAINST);
        Checks.yes(!ballot.carried("second"), "veto under the new rules");
    }

    function test_theVetoIsItsShareAndNotLess() external {
        _issue(token, _wallet(1), 33_000);
        _issue(token, _wallet(2), 1_000);
        _issue(token, _wallet(3), 66_000);
        _cut(RECORD);
        ballot.setRules(DEAL, NplVote.Rules(5_000, 3_400, 0, false), _classes());
        ballot.open(PROPOSAL, DEAL, keccak256(PAYLOAD), RECORD, end);
        ballot.record(PROPOSAL, _of(3), NplVote.Choice.FOR);
        ballot.record(PROPOSAL, _of(1), NplVote.Choice.AGAINST);
        Checks.yes(ballot.carried(PROPOSAL), "33 of 100");
        ballot.record(PROPOSAL, _of(2), NplVote.Choice.AGAINST);
        Checks.yes(!ballot.carried(PROPOSAL), "34 of 100");
    }

    function test_executedOnceAfterEndAndTimeLock() external {
        _opened();
        _carriedBySeniors();
        VM.warp(uint256(end) + TIME_LOCK);
        bytes memory early =
            abi.encodeWithSelector(NplVote.WrongTime.selector, PROPOSAL, block.timestamp, uint256(end) + TIME_LOCK);
        VM.expectRevert(early);
        ballot.execute(PROPOSAL, PAYLOAD);
        VM.warp(uint256(end) + TIME_LOCK + 1);
        VM.expectEmit();
        emit NplVote.ProposalExecuted(PROPOSAL, keccak256(PAYLOAD));
        ballot.execute(PROPOSAL, PAYLOAD);
    }

    function test_whatDidNotCarryIsNotExecuted() external {
        _opened();
        VM.warp(uint256(end) + TIME_LOCK + 1);
        VM.expectRevert(abi.encodeWithSelector(NplVote.NotCarried.selector, PROPOSAL));
        ballot.execute(PROPOSAL, PAYLOAD);
    }

    function test_ballotsCountToTheEndAndNotLonger() external {
        _opened();
        VM.warp(end);
        ballot.record(PROPOSAL, _of(2), NplVote.Choice.FOR);
        VM.warp(uint256(end) + 1);
        VM.expectRevert(abi.encodeWithSelector(NplVote.WrongTime.selector, PROPOSAL, block.timestamp, end));
        ballot.record(PROPOSAL, _of(3), NplVote.Choice.FOR);
    }

    function test_sixteenWalletsAndSixteenClasses() external {
        address[] memory wallets = new address[](16);
        wallets[0] = _wallet(1);
        for (uint256 i = 1; i < 16; i++) wallets[i] = _wallet(10 + i);
        for (uint256 i = 2; i < 16; i++) _register(bytes32(uint256(1)), wallets[i]);
        _opened();
        ballot.record(PROPOSAL, wallets, NplVote.Choice.FOR);
        Checks.eq(_count().inFavour, 30_000, "of all wallets");
        address[] memory more = new address[](17);
        VM.expectRevert(NplVote.BadWallets.selector);
        ballot.record(PROPOSAL, more, NplVote.Choice.FOR);

        NplVote.ClassVote[] memory classes = new NplVote.ClassVote[](16);
        for (uint256 i = 0; i < 16; i++) {
            bytes32 classId = bytes32(uint256(bytes32("A")) + (i << 248));
            if (i > 2) {
                VM.prank(MIRROR);
                factory.createTranche(DEAL, classId, "USD", _terms("X", false));
            }
            classes[i] = NplVote.ClassVote(classId, 1, NplVote.Rank.SENIOR);
        }
        ballot.setRules(DEAL, NplVote.Rules(1, 1, 0, false), classes);
        Checks.eq(ballot.classesOf(DEAL, 2).length, 16, "as many as a deal may have");
    }

    function test_againstIsAgainstAndAnAbstentionNeither() external {
        _opened();
        ballot.record(PROPOSAL, _of(2), NplVote.Choice.AGAINST);
        Checks.eq(_count().against, 30_000, "against");
        Checks.eq(_count().abstained, 0, "nobody abstained");
        Checks.eq(_count().seniorAgainst, 30_000, "a senior one");
        ballot.record(PROPOSAL, _of(1), NplVote.Choice.ABSTAIN);
        Checks.eq(_count().against, 30_000, "no more against");
        Checks.eq(_count().abstained, 20_000, "abstained");
        Checks.eq(_count().seniorAgainst, 30_000, "no veto");
    }

    function test_aHolderVotesWhereTheDealSaysSo() external {
        _opened();
        VM.prank(_wallet(1));
        ballot.vote(PROPOSAL, _of(1, 11), NplVote.Choice.FOR);
        Checks.eq(_count().inFavour, 30_000, "both wallets");
        ballot.setRules(DEAL, NplVote.Rules(5_000, 3_334, TIME_LOCK, false), _classes());
        ballot.open("second", DEAL, keccak256(PAYLOAD), RECORD, end);
        VM.prank(_wallet(1));
        VM.expectRevert(abi.encodeWithSelector(NplVote.HoldersDoNotVote.selector, DEAL));
        ballot.vote("second", _of(1), NplVote.Choice.FOR);
    }

    function test_aLostWalletVotesAsTheOneInItsPlace() external {
        _opened();
        registry_replace(1, _wallet(11), _wallet(12));
        ballot.record(PROPOSAL, _of(1, 11), NplVote.Choice.FOR);
        Checks.eq(_count().inFavour, 30_000, "what the lost wallet held at the record");
    }

    function test_proposalsThatCannotBe() external {
        _issued();
        _cut(RECORD);
        bytes32 hash = keccak256(PAYLOAD);
        VM.expectRevert(abi.encodeWithSelector(NplVote.NoRules.selector, bytes32("other")));
        ballot.open(PROPOSAL, "other", hash, RECORD, end);
        bytes memory bad = abi.encodeWithSelector(NplVote.BadProposal.selector, PROPOSAL);
        VM.expectRevert(bad);
        ballot.open(PROPOSAL, DEAL, 0, RECORD, end);
        VM.expectRevert(bad);
        ballot.open(PROPOSAL, DEAL, hash, RECORD, uint48(block.timestamp));
        ballot.open(PROPOSAL, DEAL, hash, RECORD, end);
        VM.expectRevert(abi.encodeWithSelector(NplVote.ProposalExists.selector, PROPOSAL));
        ballot.open(PROPOSAL, DEAL, hash, RECORD, end);
        VM.expectRevert(bad);
        ballot.record(PROPOSAL, _of(1), NplVote.Choice.NONE);
        VM.expectRevert(abi.encodeWithSelector(NplVote.UnknownProposal.selector, bytes32("other")));
        ballot.record("other", _of(1), NplVote.Choice.FOR);
    }

    function test_withoutSeniorUnitsThereIsNoVote() external {
        _issue(second, _wallet(1), 1_000);
        _cut(RECORD);
        VM.expectRevert(abi.encodeWithSelector(NplVote.BadProposal.selector, PROPOSAL));
        ballot.open(PROPOSAL, DEAL, keccak256(PAYLOAD), RECORD, end);
    }

    function test_rulesThatCannotBe() external {
        NplVote.ClassVote[] memory classes = _classes();
        _refused(NplVote.Rules(10_001, 1, 0, false), classes);
        _refused(NplVote.Rules(1, 0, 0, false), classes);
        _refused(NplVote.Rules(1, 10_001, 0, false), classes);
        classes[1].classId = "A";
        _refused(NplVote.Rules(1, 1, 0, false), classes);
        classes = _classes();
        classes[2].weight = 0;
        _refused(NplVote.Rules(1, 1, 0, false), classes);
        classes = _classes();
        classes[0].rank = NplVote.Rank.MEZZANINE;
        _refused(NplVote.Rules(1, 1, 0, false), classes);
        _refused(NplVote.Rules(1, 1, 0, false), new NplVote.ClassVote[](17));
        classes = _classes();
        classes[2].classId = "unknown";
        VM.expectRevert();
        ballot.setRules(DEAL, NplVote.Rules(1, 1, 0, false), classes);
        ballot.setRules(DEAL, NplVote.Rules(10_000, 10_000, 0, false), _classes());
        Checks.eq(ballot.latestVersion(DEAL), 2, "versions without holes");
        Checks.eq(ballot.classesOf(DEAL, 2).length, 3, "classes");
    }

    function testFuzz_equityCountsForNoMoreThanSenior(uint128 senior, uint128 mezzanine, uint128 junior) external pure {
        uint256 cast = uint256(senior) + mezzanine + junior;
        uint256 counted = VoteMath.counted(cast, junior, senior);
        uint256 equity = junior < senior ? junior : senior;
        Checks.eq(counted, uint256(senior) + mezzanine + equity, "counted");
    }

    function testFuzz_reachesIsTheShare(uint64 part, uint64 whole, uint16 bps) external pure {
        bool wanted = uint256(part) * 10_000 >= uint256(whole) * bps;
        Checks.yes(VoteMath.reaches(part, whole, bps) == wanted, "share");
        Checks.yes(VoteMath.reaches(whole, whole, bps % 10_001), "the whole reaches any share");
    }

    function registry_replace(uint256 investor, address lost, address found) private {
        VM.prank(address(enforcement));
        registry.replaceWallet(bytes32(investor), lost, found);
    }

    function _refused(NplVote.Rules memory rules, NplVote.ClassVote[] memory classes) private {
        VM.expectRevert(abi.encodeWithSelector(NplVote.BadRules.selector, DEAL));
        ballot.setRules(DEAL, rules, classes);
    }
}
