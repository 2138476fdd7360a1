// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {NplVote} from "../../../main/solidity/npl/NplVote.sol";
import {TrancheToken} from "../../../main/solidity/tranche/TrancheToken.sol";
import {TokenBench} from "../support/TokenBench.sol";
import {VM} from "../support/Vm.sol";

/// A deal of three classes: A senior with one vote a unit, B with one, C equity with two. Half is the quorum, a third of
/// the senior notes a veto. Investors 1 to 4 have a wallet each; 1 has two.
abstract contract VoteFixture is TokenBench {
    bytes32 internal constant PROPOSAL = keccak256("proposal");
    bytes internal constant PAYLOAD = "sell the pool";
    uint48 internal constant RECORD = 1;
    uint48 internal constant TIME_LOCK = 2 days;

    NplVote internal ballot;
    TrancheToken internal equity;
    uint48 internal end;

    function _setUpVote(bool holdersVote) internal {
        _deploy(false);
        VM.prank(MIRROR);
        factory.createTranche(DEAL, "C", "USD", _terms("C", false));
        equity = factory.tokenOf(DEAL, "C");
        ballot = new NplVote(address(manager), registry, factory);
        for (uint256 i = 1; i <= 4; i++) _register(bytes32(i), _wallet(i));
        _register(bytes32(uint256(1)), _wallet(11));
        ballot.setRules(DEAL, NplVote.Rules(5_000, 3_334, TIME_LOCK, holdersVote), _classes());
        end = uint48(block.timestamp) + 7 days;
    }

    /// Senior 60,000: 20,000 and 10,000 of investor 1, 30,000 of 2. Mezzanine 20,000 of 3. Equity 10,000 of 4: 20,000 votes.
    function _issued() internal {
        _issue(token, _wallet(1), 20_000);
        _issue(token, _wallet(11), 10_000);
        _issue(token, _wallet(2), 30_000);
        _issue(second, _wallet(3), 20_000);
        _issue(equity, _wallet(4), 10_000);
    }

    function _opened() internal {
        _issued();
        _cut(RECORD);
        ballot.open(PROPOSAL, DEAL, keccak256(PAYLOAD), RECORD, end);
    }

    function _cut(uint48 recordId) internal {
        VM.prank(MIRROR);
        factory.cutRecordOfDeal(DEAL, recordId);
    }

    function _classes() internal pure returns (NplVote.ClassVote[] memory classes) {
        classes = new NplVote.ClassVote[](3);
        classes[0] = NplVote.ClassVote("A", 1, NplVote.Rank.SENIOR);
        classes[1] = NplVote.ClassVote("B", 1, NplVote.Rank.MEZZANINE);
        classes[2] = NplVote.ClassVote("C", 2, NplVote.Rank.EQUITY);
    }

    function _wallet(uint256 number) internal pure returns (address) {
        return address(uint160(0xA000 + number));
    }

    function _of(uint256 number) internal pure returns (address[] memory wallets) {
        wallets = new address[](1);
        wallets[0] = _wallet(number);
    }

    function _of(uint256 first, uint256 other) internal pure returns (address[] memory wallets) {
        wallets = new address[](2);
        wallets[0] = _wallet(first);
        wallets[1] = _wallet(other);
    }

    function _carriedBySeniors() internal {
        ballot.record(PROPOSAL, _of(1, 11), NplVote.Choice.FOR);
        ballot.record(PROPOSAL, _of(2), NplVote.Choice.FOR);
    }

    function _count() internal view returns (NplVote.Count memory count) {
        (count.inFavour, count.against, count.abstained, count.seniorCast, count.seniorAgainst, count.equityCast) =
            ballot.counts(PROPOSAL);
    }
}
