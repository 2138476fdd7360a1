// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {NplVote} from "../../../main/solidity/npl/NplVote.sol";
import {Checks} from "../support/Checks.sol";
import {VM} from "../support/Vm.sol";
import {VoteFixture} from "./VoteFixture.sol";

/// Six investors with up to two wallets trade, lose wallets and vote, on one proposal after the other.
contract VoteHandler is VoteFixture {
    uint256 internal constant INVESTORS = 6;

    uint48 internal record_ = RECORD;
    bytes32 internal current;
    mapping(bytes32 proposalId => mapping(uint256 investor => uint256)) internal wanted;
    mapping(bytes32 proposalId => mapping(uint256 investor => bool)) internal voted;
    bool public votedTwice;
    bool public otherWeight;

    constructor() {
        _setUpVote(true);
        for (uint256 i = 5; i <= INVESTORS; i++) _register(bytes32(i), _wallet(i));
        for (uint256 i = 2; i <= INVESTORS; i++) _register(bytes32(i), _wallet(10 + i));
        _issued();
        _next();
    }

    function move(uint256 from, uint256 to, uint256 units) external {
        address seller = _any(from);
        uint256 lots = token.balanceOf(seller) / LOT;
        if (lots == 0) return;
        VM.prank(MARKET);
        token.settleTransfer(seller, _any(to), LOT * (1 + units % lots), uint64(block.timestamp));
    }

    function open() external {
        _next();
    }

    function ballotByGateway(uint256 investor, uint256 choice, bool one) external {
        investor = 1 + investor % INVESTORS;
        _vote(investor, one ? _of(investor) : _of(investor, 10 + investor), choice, false);
    }

    function ballotByHolder(uint256 investor, uint256 choice, bool other) external {
        investor = 1 + investor % INVESTORS;
        _vote(investor, other ? _of(10 + investor) : _of(investor), choice, true);
    }

    function check() external view {
        Checks.yes(!votedTwice, "a second ballot of an investor");
        Checks.yes(!otherWeight, "another weight than at the record");
        (,,, uint48 until,, uint32 version, uint256 total, uint256 seniorTotal) = _proposal();
        Checks.yes(until != 0 && version != 0, "a proposal");
        (uint256 inFavour, uint256 against, uint256 abstained, uint256 senior, uint256 veto, uint256 junior) =
            ballot.counts(current);
        uint256 sum;
        for (uint256 i = 1; i <= INVESTORS; i++) sum += wanted[current][i];
        Checks.eq(inFavour + against + abstained, sum, "each ballot once, with the weight of the record");
        Checks.yes(sum <= total, "no more votes than units at the record");
        Checks.yes(senior <= seniorTotal && veto <= senior && junior <= sum, "parts");
    }

    function _proposal()
        private
        view
        returns (bytes32, bytes32, uint48, uint48, bool, uint32, uint256, uint256)
    {
        return ballot.proposals(current);
    }

    function _vote(uint256 investor, address[] memory wallets, uint256 choice, bool holder) private {
        uint256 weight = _weight(wallets);
        (,,,,,, uint256 total,) = _proposal();
        NplVote.Choice said = NplVote.Choice(1 + choice % 3);
        try this.cast(holder, wallets, said) {
            if (voted[current][investor]) votedTwice = true;
            if (weight == 0 || weight > total) otherWeight = true;
            voted[current][investor] = true;
            wanted[current][investor] += weight;
        } catch {}
    }

    /// A call of its own, so that a refused ballot can be caught.
    function cast(bool holder, address[] calldata wallets, NplVote.Choice said) external {
        if (!holder) return ballot.record(current, wallets, said);
        VM.prank(wallets[0]);
        ballot.vote(current, wallets, said);
    }

    function _weight(address[] memory wallets) private view returns (uint256 weight) {
        uint48 last = record_ - 1;
        for (uint256 i = 0; i < wallets.length; i++) {
            weight += token.balanceAt(wallets[i], last) + second.balanceAt(wallets[i], last);
            weight += 2 * equity.balanceAt(wallets[i], last);
        }
    }

    function _any(uint256 number) private pure returns (address) {
        uint256 investor = 1 + number % INVESTORS;
        return _wallet(number % 2 == 0 ? investor : 10 + investor);
    }

    function _next() private {
        _cut(record_);
        current = keccak256(abi.encode(record_));
        ballot.open(current, DEAL, keccak256(PAYLOAD), record_, uint48(block.timestamp) + 7 days);
        record_++;
    }
}

contract VoteInvariantTest {
    VoteHandler private _handler;

    function setUp() external {
        _handler = new VoteHandler();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    function targetSelectors() external view returns (FuzzSelector[] memory targets) {
        bytes4[] memory selectors = new bytes4[](4);
        selectors[0] = VoteHandler.move.selector;
        selectors[1] = VoteHandler.open.selector;
        selectors[2] = VoteHandler.ballotByGateway.selector;
        selectors[3] = VoteHandler.ballotByHolder.selector;
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector(address(_handler), selectors);
    }

    function invariant_I19_aBallotCountsOnceWithTheWeightOfTheRecord() external view {
        _handler.check();
    }

    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }
}
