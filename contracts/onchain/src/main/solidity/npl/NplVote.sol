// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {InvestorRegistry} from "../investor/InvestorRegistry.sol";
import {TrancheFactory} from "../tranche/TrancheFactory.sol";
import {TrancheToken} from "../tranche/TrancheToken.sol";
import {VoteMath} from "./VoteMath.sol";

/// @title Investors decide on the disposal of loans
/// @notice A proposal binds the hash of one payload, a record of the register and an end. Weight is what an investor held
/// at the record, over all wallets and classes, times the weight of the class; an investor has one ballot. It carries with
/// more for than against, a quorum in which equity counts for no more than senior, no senior veto, after a time lock; and
/// it is executed once, with the payload that was voted on and no other.
contract NplVote is AccessManaged {
    /// @notice What a ballot says.
    enum Choice {
        NONE,
        FOR,
        AGAINST,
        ABSTAIN
    }

    /// @notice How a class votes.
    enum Rank {
        MEZZANINE,
        SENIOR,
        EQUITY
    }

    /// @notice A class of the deal.
    struct ClassVote {
        bytes32 classId;
        /// Votes of one unit.
        uint32 weight;
        Rank rank;
    }

    /// @notice How the votes of a deal are counted.
    struct Rules {
        /// Share of all weight that has to take part.
        uint32 quorumBps;
        /// Share of the senior weight that stops a proposal.
        uint32 vetoBps;
        /// Seconds between end and execution.
        uint48 timeLock;
        /// Whether wallets may vote themselves, beside the gateway.
        bool holdersVote;
    }

    /// @notice A question to the holders, and the count so far.
    struct Proposal {
        bytes32 dealId;
        bytes32 payloadHash;
        uint48 recordId;
        uint48 end;
        bool executed;
        /// Rules and classes as they were when it was opened.
        uint32 version;
        uint256 total;
        uint256 seniorTotal;
    }

    /// @notice Weights cast, by choice and rank.
    struct Count {
        uint256 inFavour;
        uint256 against;
        uint256 abstained;
        uint256 seniorCast;
        uint256 seniorAgainst;
        uint256 equityCast;
    }

    /// @notice Wallets of one ballot, as many as an investor may have.
    uint256 public constant MAX_WALLETS = 16;

    /// @notice Knows whose a wallet is.
    InvestorRegistry public immutable registry;
    /// @notice Knows the tokens of a deal.
    TrancheFactory public immutable factory;
    /// @notice Newest version of a deal's rules; 0 if it has none.
    mapping(bytes32 dealId => uint32) public latestVersion;
    /// @notice The rules of each version.
    mapping(bytes32 dealId => mapping(uint32 version => Rules)) public rulesOf;
    /// @notice All proposals.
    mapping(bytes32 proposalId => Proposal) public proposals;
    /// @notice The count of each proposal.
    mapping(bytes32 proposalId => Count) public counts;
    /// @notice What an investor has said; one ballot each.
    mapping(bytes32 proposalId => mapping(bytes32 investorId => Choice)) public ballots;
    mapping(bytes32 dealId => mapping(uint32 version => ClassVote[])) private _classes;

    /// @notice New rules of a deal, for the proposals opened from now on.
    event RulesSet(bytes32 indexed dealId, uint32 version);
    /// @notice A proposal was opened.
    event ProposalOpened(
        bytes32 indexed proposalId, bytes32 indexed dealId, bytes32 payloadHash, uint48 recordId, uint48 end
    );
    /// @notice An investor has voted.
    event BallotRecorded(bytes32 indexed proposalId, bytes32 indexed investorId, Choice choice, uint256 weight);
    /// @notice The proposal carried and is done.
    event ProposalExecuted(bytes32 indexed proposalId, bytes32 payloadHash);

    /// @notice A share above the whole, no senior class, no class, a weight of zero, or more classes than a deal has.
    error BadRules(bytes32 dealId);
    /// @notice The deal has no rules of voting.
    error NoRules(bytes32 dealId);
    /// @notice The id was used.
    error ProposalExists(bytes32 proposalId);
    /// @notice No such proposal.
    error UnknownProposal(bytes32 proposalId);
    /// @notice No payload, or an end that is not in the future.
    error BadProposal(bytes32 proposalId);
    /// @notice Voting has ended, or has not.
    error WrongTime(bytes32 proposalId, uint256 time, uint256 end);
    /// @notice Wallets vote through the gateway in this deal.
    error HoldersDoNotVote(bytes32 dealId);
    /// @notice The wallet is of another investor, or of none.
    error NotOfInvestor(address wallet, bytes32 investorId);
    /// @notice Wallets of a ballot rise, so that none is in it twice; and there are 1 to 16.
    error BadWallets();
    /// @notice The investor may not act: code of the register.
    error InvestorRefused(bytes32 investorId, uint8 code);
    /// @notice The investor has voted.
    error VotedAlready(bytes32 proposalId, bytes32 investorId);
    /// @notice None of the wallets held anything at the record.
    error NoWeight(bytes32 proposalId, bytes32 investorId);
    /// @notice It did not carry, or not yet.
    error NotCarried(bytes32 proposalId);
    /// @notice Executed before.
    error ExecutedAlready(bytes32 proposalId);
    /// @notice Another payload than the one that was voted on.
    error OtherPayload(bytes32 proposalId, bytes32 payloadHash);

    /// @notice All roles are with the manager.
    /// @param authority the access manager
    /// @param investors register of investors and wallets
    /// @param tranches all tokens
    constructor(address authority, InvestorRegistry investors, TrancheFactory tranches) AccessManaged(authority) {
        registry = investors;
        factory = tranches;
    }

    /// @notice Sets how the next proposals of a deal are counted; those that are open keep their rules.
    /// @param dealId hashed id of the deal
    /// @param rules shares and times
    /// @param classes those that vote, each once
    function setRules(bytes32 dealId, Rules calldata rules, ClassVote[] calldata classes) external restricted {
        bool shares = rules.quorumBps <= VoteMath.WHOLE && rules.vetoBps != 0 && rules.vetoBps <= VoteMath.WHOLE;
        if (!shares || classes.length > factory.MAX_CLASSES()) revert BadRules(dealId);
        uint32 version = ++latestVersion[dealId];
        rulesOf[dealId][version] = rules;
        bool senior;
        for (uint256 i = 0; i < classes.length; i++) {
            factory.requireToken(dealId, classes[i].classId);
            bool repeated = i != 0 && classes[i].classId <= classes[i - 1].classId;
            if (classes[i].weight == 0 || repeated) revert BadRules(dealId);
            senior = senior || classes[i].rank == Rank.SENIOR;
            _classes[dealId][version].push(classes[i]);
        }
        if (!senior) revert BadRules(dealId);
        emit RulesSet(dealId, version);
    }

    /// @notice Opens a proposal on a record that has been cut.
    /// @param proposalId hashed id, used once
    /// @param dealId hashed id of the deal
    /// @param payloadHash keccak256 of what is to be done
    /// @param recordId whose holders vote
    /// @param end last second in which ballots count
    function open(bytes32 proposalId, bytes32 dealId, bytes32 payloadHash, uint48 recordId, uint48 end)
        external
        restricted
    {
        Proposal storage proposal = proposals[proposalId];
        if (proposal.dealId != 0) revert ProposalExists(proposalId);
        uint32 version = latestVersion[dealId];
        if (version == 0) revert NoRules(dealId);
        if (payloadHash == 0 || end <= block.timestamp) revert BadProposal(proposalId);
        (uint256 total, uint256 seniorTotal) = _supplies(dealId, version, recordId);
        if (seniorTotal == 0) revert BadProposal(proposalId);
        proposals[proposalId] =
            Proposal(dealId, payloadHash, recordId, end, false, version, total, seniorTotal);
        emit ProposalOpened(proposalId, dealId, payloadHash, recordId, end);
    }

    /// @notice Records the ballot of an investor who voted with the platform.
    /// @param proposalId open
    /// @param wallets all of the investor's that held units at the record, rising
    /// @param choice for, against or abstain
    function record(bytes32 proposalId, address[] calldata wallets, Choice choice) external restricted {
        _record(proposalId, wallets, choice);
    }

    /// @notice A holder votes, with this wallet and others of its own. Open to everyone: only the holder's own ballot moves.
    /// @param proposalId open, of a deal in which wallets vote
    /// @param wallets all of the investor's that held units at the record, rising; the caller is among them
    /// @param choice for, against or abstain
    function vote(bytes32 proposalId, address[] calldata wallets, Choice choice) external {
        Proposal storage proposal = _proposal(proposalId);
        if (!rulesOf[proposal.dealId][proposal.version].holdersVote) revert HoldersDoNotVote(proposal.dealId);
        bytes32 investorId = _record(proposalId, wallets, choice);
        if (registry.investorOf(msg.sender) != investorId) revert NotOfInvestor(msg.sender, investorId);
    }

    /// @notice Marks a proposal that carried as done. The payload's hash is all that the chain knows of it.
    /// @param proposalId carried
    /// @param payload what was voted on
    function execute(bytes32 proposalId, bytes calldata payload) external restricted {
        Proposal storage proposal = _proposal(proposalId);
        if (proposal.executed) revert ExecutedAlready(proposalId);
        bytes32 payloadHash = keccak256(payload);
        if (payloadHash != proposal.payloadHash) revert OtherPayload(proposalId, payloadHash);
        uint256 from = uint256(proposal.end) + rulesOf[proposal.dealId][proposal.version].timeLock;
        if (block.timestamp <= from) revert WrongTime(proposalId, block.timestamp, from);
        if (!carried(proposalId)) revert NotCarried(proposalId);
        proposal.executed = true;
        emit ProposalExecuted(proposalId, payloadHash);
    }

    /// @notice The classes that vote, by version of the rules.
    /// @param dealId hashed id of the deal
    /// @param version from 1
    /// @return all of them
    function classesOf(bytes32 dealId, uint32 version) external view returns (ClassVote[] memory) {
        return _classes[dealId][version];
    }

    /// @notice Whether the ballots so far carry the proposal.
    /// @param proposalId open or ended
    /// @return true if it would
    function carried(bytes32 proposalId) public view returns (bool) {
        Proposal storage proposal = _proposal(proposalId);
        Rules memory rules = rulesOf[proposal.dealId][proposal.version];
        Count memory count = counts[proposalId];
        uint256 cast = count.inFavour + count.against + count.abstained;
        uint256 present = VoteMath.counted(cast, count.equityCast, count.seniorCast);
        return count.inFavour > count.against && VoteMath.reaches(present, proposal.total, rules.quorumBps)
            && !VoteMath.reaches(count.seniorAgainst, proposal.seniorTotal, rules.vetoBps);
    }

    function _record(bytes32 proposalId, address[] calldata wallets, Choice choice)
        private
        returns (bytes32 investorId)
    {
        Proposal storage proposal = _proposal(proposalId);
        if (block.timestamp > proposal.end) revert WrongTime(proposalId, block.timestamp, proposal.end);
        if (choice == Choice.NONE) revert BadProposal(proposalId);
        investorId = _requireOneInvestor(wallets);
        if (ballots[proposalId][investorId] != Choice.NONE) revert VotedAlready(proposalId, investorId);
        ballots[proposalId][investorId] = choice;
        uint256 weight = _count(proposalId, proposal, wallets, choice);
        if (weight == 0) revert NoWeight(proposalId, investorId);
        emit BallotRecorded(proposalId, investorId, choice, weight);
    }

    /// A wallet that was lost after the record votes as the wallet that replaced it.
    function _requireOneInvestor(address[] calldata wallets) private view returns (bytes32 investorId) {
        if (wallets.length == 0 || wallets.length > MAX_WALLETS) revert BadWallets();
        for (uint256 i = 0; i < wallets.length; i++) {
            if (i != 0 && wallets[i] <= wallets[i - 1]) revert BadWallets();
            address wallet = registry.currentWallet(wallets[i]);
            bytes32 owner = registry.investorOf(wallet);
            if (owner == 0 || (i != 0 && owner != investorId)) revert NotOfInvestor(wallets[i], investorId);
            investorId = owner;
            uint8 code = registry.sendRestriction(wallet);
            if (code != 0) revert InvestorRefused(owner, code);
        }
    }

    function _count(bytes32 proposalId, Proposal storage proposal, address[] calldata wallets, Choice choice)
        private
        returns (uint256 weight)
    {
        Count storage count = counts[proposalId];
        ClassVote[] storage classes = _classes[proposal.dealId][proposal.version];
        for (uint256 c = 0; c < classes.length; c++) {
            uint256 held = _held(proposal, classes[c].classId, wallets) * classes[c].weight;
            weight += held;
            if (classes[c].rank == Rank.EQUITY) count.equityCast += held;
            if (classes[c].rank != Rank.SENIOR) continue;
            count.seniorCast += held;
            if (choice == Choice.AGAINST) count.seniorAgainst += held;
        }
        if (choice == Choice.FOR) count.inFavour += weight;
        else if (choice == Choice.AGAINST) count.against += weight;
        else count.abstained += weight;
    }

    function _held(Proposal storage proposal, bytes32 classId, address[] calldata wallets)
        private
        view
        returns (uint256 units)
    {
        TrancheToken token = factory.requireToken(proposal.dealId, classId);
        for (uint256 i = 0; i < wallets.length; i++) {
            units += token.balanceAt(wallets[i], proposal.recordId);
        }
    }

    function _supplies(bytes32 dealId, uint32 version, uint48 recordId)
        private
        view
        returns (uint256 total, uint256 seniorTotal)
    {
        ClassVote[] storage classes = _classes[dealId][version];
        for (uint256 c = 0; c < classes.length; c++) {
            uint256 supply = factory.requireToken(dealId, classes[c].classId).supplyAt(recordId) * classes[c].weight;
            total += supply;
            if (classes[c].rank == Rank.SENIOR) seniorTotal += supply;
        }
    }

    function _proposal(bytes32 proposalId) private view returns (Proposal storage proposal) {
        proposal = proposals[proposalId];
        if (proposal.dealId == 0) revert UnknownProposal(proposalId);
    }
}
