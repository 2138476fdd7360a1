// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {RateLimiter} from "@openzeppelin/contracts/utils/RateLimiter.sol";
import {PriceBounds} from "../pricing/PriceBounds.sol";
import {BreakerSubjects, IBreaker} from "./BreakerSubjects.sol";

/// @title The fuse between a fault and the cash
/// @notice Limits what may flow in a sliding window (units minted, cash paid out, each per token), and how far a price may
/// stand from a value that a role has set. What is too much trips the subject: from then on nothing passes until another
/// role has reset it. A refused flow consumes nothing, and one that is small trips nothing, so that nobody blocks others
/// cheaply. Answers are values, not reverts: a revert of the caller would undo the trip with it, so callers skip what is
/// refused (code 3) and go on.
contract CircuitBreaker is AccessManaged, IBreaker {
    using RateLimiter for RateLimiter.SlidingWindow;

    /// @notice What one subject may let pass.
    struct Limit {
        /// Amount in any window, in the subject's smallest unit.
        uint208 amount;
        /// Seconds.
        uint48 window;
        /// A refused flow below this is refused without a trip.
        uint256 leastTrip;
    }

    /// What a payout asks about, in one word.
    struct Fuse {
        address trippedBy;
        bool limited;
    }

    /// @notice How far a price may stand from its anchor.
    struct PriceBound {
        uint128 anchor;
        uint32 shareBps;
    }

    /// @notice ERC-1404 code of a tripped subject.
    uint8 public constant TRIPPED = 3;

    /// @notice The limit of each subject: {mintOf} or {cashOf} a token.
    mapping(bytes32 subject => Limit) public limits;
    /// @notice The bound of each price feed.
    mapping(bytes32 feed => PriceBound) public priceBounds;
    mapping(bytes32 subject => Fuse) private _fuses;
    mapping(bytes32 subject => RateLimiter.SlidingWindow) private _windows;

    /// @notice A limit was set.
    event LimitSet(bytes32 indexed subject, uint208 amount, uint48 window, uint256 leastTrip);
    /// @notice The anchor and the bound of a price were set.
    event PriceBoundSet(bytes32 indexed feed, uint128 anchor, uint32 shareBps);
    /// @notice This much passed; {used} is what the window then holds.
    event Passed(bytes32 indexed subject, uint256 amount, uint256 used);
    /// @notice This much was refused.
    event Refused(bytes32 indexed subject, uint256 amount, uint256 available);
    /// @notice Nothing passes any more.
    event Tripped(bytes32 indexed subject, address indexed by, uint256 value);
    /// @notice Flows pass again, within the windows as they stand.
    event Reset(bytes32 indexed subject, address indexed by);

    /// @notice Zero is no limit, no window, no size, no anchor and no bound.
    error BadLimit(bytes32 subject);
    /// @notice Nothing to reset.
    error NotTripped(bytes32 subject);
    /// @notice Who trips does not reset, whatever the roles say.
    error ResetByTripper(bytes32 subject, address by);

    /// @notice All that changes anything goes through the roles of this manager.
    /// @param authority the access manager
    constructor(address authority) AccessManaged(authority) {}

    /// @notice Sets the limit of a subject. What passed within the new window still counts, as far as it is remembered.
    /// @param subject {mintOf} or {cashOf} a token
    /// @param limit amount, window and size that trips
    function setLimit(bytes32 subject, Limit calldata limit) external restricted {
        if (limit.amount == 0 || limit.window == 0 || limit.leastTrip == 0) revert BadLimit(subject);
        limits[subject] = limit;
        _fuses[subject].limited = true;
        _windows[subject].updateSettings(limit.window, limit.amount);
        emit LimitSet(subject, limit.amount, limit.window, limit.leastTrip);
    }

    /// @notice Sets what a price is compared with. Nothing else moves the anchor: neither time nor prices.
    /// @param feed name of the feed, hashed
    /// @param bound anchor and distance
    function setPriceBound(bytes32 feed, PriceBound calldata bound) external restricted {
        if (bound.anchor == 0 || bound.shareBps == 0) revert BadLimit(feed);
        priceBounds[feed] = bound;
        emit PriceBoundSet(feed, bound.anchor, bound.shareBps);
    }

    /// @notice Asks whether a flow may pass, and books it if so. Subjects without a limit let nothing pass.
    /// @param subject {mintOf} or {cashOf} a token
    /// @param amount in its smallest unit
    /// @return whether it may; the caller leaves it undone otherwise, without reverting
    function pass(bytes32 subject, uint256 amount) external restricted returns (bool) {
        RateLimiter.SlidingWindow storage window = _windows[subject];
        if (_fuses[subject].trippedBy == address(0) && window.tryConsume(0, amount)) {
            emit Passed(subject, amount, window.used(0));
            return true;
        }
        emit Refused(subject, amount, window.available(0));
        if (amount >= limits[subject].leastTrip) _trip(subject, amount);
        return false;
    }

    /// @notice Looks at a price; one too far from the anchor trips the feed.
    /// @param feed name of the feed, hashed
    /// @param price that is about to be used
    /// @return whether it may be used; never without a bound
    function passPrice(bytes32 feed, uint128 price) external restricted returns (bool) {
        PriceBound memory bound = priceBounds[feed];
        if (_fuses[feed].trippedBy != address(0) || bound.anchor == 0) return false;
        if (PriceBounds.within(price, bound.anchor, bound.shareBps)) return true;
        _trip(feed, price);
        return false;
    }

    /// @notice Trips by hand.
    /// @param subject of a flow, or a feed
    function trip(bytes32 subject) external restricted {
        _trip(subject, 0);
    }

    /// @notice Lets things pass again. Windows keep what they hold: a reset doubles no limit.
    /// @param subject of a flow, or a feed
    function reset(bytes32 subject) external restricted {
        address by = _fuses[subject].trippedBy;
        if (by == address(0)) revert NotTripped(subject);
        if (by == msg.sender) revert ResetByTripper(subject, by);
        _fuses[subject].trippedBy = address(0);
        emit Reset(subject, msg.sender);
    }

    /// @notice ERC-1404 code for a subject.
    /// @param subject of a flow, or a feed
    /// @return 0, or 3 when it is tripped
    function restriction(bytes32 subject) external view returns (uint8) {
        return _fuses[subject].trippedBy == address(0) ? 0 : TRIPPED;
    }

    /// @notice Both that a payout has to know of a subject.
    /// @param subject of a flow
    /// @return code 0, or 3 when it is tripped
    /// @return limited whether it has a limit, and flows have to be booked with {pass}
    function standing(bytes32 subject) external view returns (uint8 code, bool limited) {
        Fuse memory fuse = _fuses[subject];
        return (fuse.trippedBy == address(0) ? 0 : TRIPPED, fuse.limited);
    }

    /// @notice What may pass now.
    /// @param subject of a flow
    /// @return amount that the window still takes; nothing while the subject is tripped
    function room(bytes32 subject) external view returns (uint256) {
        return _fuses[subject].trippedBy == address(0) ? _windows[subject].available(0) : 0;
    }

    /// @notice Who tripped a subject; zero while it is closed and lets things pass.
    /// @param subject of a flow, or a feed
    /// @return the account
    function trippedBy(bytes32 subject) external view returns (address) {
        return _fuses[subject].trippedBy;
    }

    /// @notice What the window of a subject holds, and what it still takes.
    /// @param subject of a flow
    /// @return used in the window that ends now
    /// @return available until the limit
    function stateOf(bytes32 subject) external view returns (uint256 used, uint256 available) {
        return _windows[subject].state(0);
    }

    /// @notice Subject of the units minted of a token.
    /// @param token of a class
    /// @return the subject
    function mintOf(address token) external pure returns (bytes32) {
        return BreakerSubjects.mint(token);
    }

    /// @notice Subject of the cash that leaves in a token.
    /// @param token of cash
    /// @return the subject
    function cashOf(address token) external pure returns (bytes32) {
        return BreakerSubjects.cash(token);
    }

    /// The first trip stays on record: a second one does not take over who may not reset.
    function _trip(bytes32 subject, uint256 value) private {
        if (_fuses[subject].trippedBy != address(0)) return;
        _fuses[subject].trippedBy = msg.sender;
        emit Tripped(subject, msg.sender, value);
    }
}
