// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {SignedMessage} from "../access/SignedMessage.sol";
import {MedianMath} from "./MedianMath.sol";
import {PriceBounds} from "./PriceBounds.sol";

/// @title Prices that no single source can set
/// @notice Each source signs its observations; what counts is the median of the fresh ones, if more than half of the
/// sources have one. A median that leaps away from the last accepted value, or has crept too far from the value that a
/// role set as anchor, holds the feed: nothing reads a price from it until that role has looked. Prices are integers in
/// the unit that the feed's users agree on; zero is no price.
contract PriceOracle is AccessManaged {
    /// @notice One observation of one source.
    struct Report {
        bytes32 feed;
        uint128 price;
        uint48 observedAt;
        /// Rises with each report of the source to this feed, so that an old one cannot be brought again.
        uint64 nonce;
    }

    /// @notice How a feed is judged, and where it stands.
    struct Feed {
        /// Seconds for which an observation is good: each feed its own.
        uint48 heartbeat;
        /// Largest move against the last accepted median, basis points.
        uint32 stepBps;
        /// Largest distance from the anchor, basis points.
        uint32 anchorBps;
        bool held;
        uint128 anchor;
        uint128 last;
    }

    /// @notice A key that reports to one feed, the party behind it, and its newest observation.
    struct Source {
        address key;
        uint48 observedAt;
        uint64 nonce;
        uint128 price;
        bytes32 party;
    }

    /// @notice The median is sorted in memory, so sources are few.
    uint256 public constant MAX_SOURCES = 9;

    bytes32 private constant NAME = keccak256("Penstock PriceOracle");
    bytes32 private constant VERSION = keccak256("1");
    bytes32 private constant REPORT_TYPE =
        keccak256("Report(bytes32 feed,uint128 price,uint48 observedAt,uint64 nonce)");

    /// @notice Settings and standing of each feed.
    mapping(bytes32 feed => Feed) public feeds;
    mapping(bytes32 feed => Source[]) private _sources;

    /// @notice The bounds of a feed were set.
    event FeedConfigured(bytes32 indexed feed, uint48 heartbeat, uint32 stepBps, uint32 anchorBps);
    /// @notice A source was added.
    event SourceAdded(bytes32 indexed feed, address indexed key, bytes32 indexed party);
    /// @notice A source was removed, and what it had reported with it.
    event SourceRemoved(bytes32 indexed feed, address indexed key);
    /// @notice A role looked at the feed: values are judged against this from now on.
    event Anchored(bytes32 indexed feed, uint128 value);
    /// @notice An observation came in.
    event Reported(bytes32 indexed feed, address indexed key, uint128 price, uint48 observedAt);
    /// @notice The median moved, within both bounds.
    event Accepted(bytes32 indexed feed, uint128 price);
    /// @notice The median is out of bounds: no price until a role has looked.
    event Held(bytes32 indexed feed, uint128 price, uint128 last, uint128 anchor);

    /// @notice The feed has not been configured and anchored.
    error UnknownFeed(bytes32 feed);
    /// @notice A bound or the heartbeat is zero, or a bound is the whole or more.
    error BadSettings(bytes32 feed);
    /// @notice Zero is no price, no key and no party.
    error Missing(bytes32 feed);
    /// @notice There are as many sources as a median takes.
    error TooManySources(bytes32 feed);
    /// @notice The key or the party behind it is a source of this feed already: one party, one voice.
    error PartyCountsOnce(bytes32 feed, address key, bytes32 party);
    /// @notice The signature is of no source of this feed, or not over this report, chain and contract.
    error NotASource(bytes32 feed, address signer);
    /// @notice The observation is from the future, or older than the heartbeat.
    error NotFresh(bytes32 feed, uint48 observedAt, uint256 time);
    /// @notice The source has reported something newer.
    error Superseded(bytes32 feed, address key, uint64 nonce);
    /// @notice The feed is held.
    error FeedHeld(bytes32 feed);
    /// @notice Too few sources have a fresh observation.
    error NoQuorum(bytes32 feed, uint256 freshReports, uint256 sources);
    /// @notice Of what is fresh now, the median is out of bounds.
    error OutOfBounds(bytes32 feed, uint128 price);

    /// @notice Everything but reports goes through the roles of this manager.
    /// @param authority the access manager
    constructor(address authority) AccessManaged(authority) {}

    /// @notice Sets how a feed is judged.
    /// @param feed name of the feed, hashed
    /// @param heartbeat seconds for which an observation is good
    /// @param stepBps largest move against the last accepted value
    /// @param anchorBps largest distance from the anchor
    function configure(bytes32 feed, uint48 heartbeat, uint32 stepBps, uint32 anchorBps) external restricted {
        if (heartbeat == 0 || stepBps == 0 || anchorBps == 0) revert BadSettings(feed);
        if (stepBps >= PriceBounds.WHOLE || anchorBps >= PriceBounds.WHOLE) revert BadSettings(feed);
        Feed storage settings = feeds[feed];
        settings.heartbeat = heartbeat;
        settings.stepBps = stepBps;
        settings.anchorBps = anchorBps;
        emit FeedConfigured(feed, heartbeat, stepBps, anchorBps);
    }

    /// @notice A person has looked: releases a held feed, and judges what comes against this value. Time alone never does.
    /// @param feed name of the feed, hashed
    /// @param value of the day
    function setAnchor(bytes32 feed, uint128 value) external restricted {
        Feed storage settings = feeds[feed];
        if (settings.heartbeat == 0) revert UnknownFeed(feed);
        if (value == 0) revert Missing(feed);
        settings.anchor = value;
        settings.last = value;
        settings.held = false;
        emit Anchored(feed, value);
    }

    /// @notice Lets a key report to a feed.
    /// @param feed name of the feed, hashed
    /// @param key signs the reports
    /// @param party who holds the key; a party is one source, however many keys it has
    function addSource(bytes32 feed, address key, bytes32 party) external restricted {
        if (key == address(0) || party == 0) revert Missing(feed);
        Source[] storage sources = _sources[feed];
        if (sources.length == MAX_SOURCES) revert TooManySources(feed);
        for (uint256 i = 0; i < sources.length; i++) {
            if (sources[i].key == key || sources[i].party == party) revert PartyCountsOnce(feed, key, party);
        }
        sources.push(Source(key, 0, 0, 0, party));
        emit SourceAdded(feed, key, party);
    }

    /// @notice Takes a key away from a feed, with what it reported.
    /// @param feed name of the feed, hashed
    /// @param key of the source
    function removeSource(bytes32 feed, address key) external restricted {
        Source[] storage sources = _sources[feed];
        uint256 place = _placeOf(feed, key);
        sources[place] = sources[sources.length - 1];
        sources.pop();
        emit SourceRemoved(feed, key);
    }

    /// @notice Brings in a signed observation. Open to everyone: the signature says whose it is, and each counts once.
    /// @param given the observation
    /// @param signature 65 bytes of the source's key
    function report(Report calldata given, bytes calldata signature) external {
        bytes32 feed = given.feed;
        Feed storage settings = feeds[feed];
        if (settings.anchor == 0) revert UnknownFeed(feed);
        if (given.price == 0) revert Missing(feed);
        address key = ECDSA.recover(digestOf(given), signature);
        Source storage source = _sources[feed][_placeOf(feed, key)];
        if (given.nonce <= source.nonce || given.observedAt < source.observedAt) {
            revert Superseded(feed, key, given.nonce);
        }
        if (!PriceBounds.fresh(given.observedAt, block.timestamp, settings.heartbeat)) {
            revert NotFresh(feed, given.observedAt, block.timestamp);
        }
        source.price = given.price;
        source.observedAt = given.observedAt;
        source.nonce = given.nonce;
        emit Reported(feed, key, given.price, given.observedAt);
        _judge(feed, settings);
    }

    /// @notice The price, or a revert that says why there is none.
    /// @param feed name of the feed, hashed
    /// @return median of what is fresh in this block
    function priceOf(bytes32 feed) external view returns (uint128) {
        Feed storage settings = feeds[feed];
        if (settings.anchor == 0) revert UnknownFeed(feed);
        if (settings.held) revert FeedHeld(feed);
        (uint128 price, uint256 freshReports) = _median(feed, settings.heartbeat);
        if (price == 0) revert NoQuorum(feed, freshReports, _sources[feed].length);
        if (!_inBounds(settings, price)) revert OutOfBounds(feed, price);
        return price;
    }

    /// @notice The keys of a feed with what they reported last.
    /// @param feed name of the feed, hashed
    /// @return all of them; the order says nothing
    function sourcesOf(bytes32 feed) external view returns (Source[] memory) {
        return _sources[feed];
    }

    /// @notice What a source signs.
    /// @param given the observation
    /// @return EIP-712 digest for this contract on this chain
    function digestOf(Report calldata given) public view returns (bytes32) {
        bytes32 content = keccak256(abi.encode(REPORT_TYPE, given.feed, given.price, given.observedAt, given.nonce));
        return SignedMessage.digest(NAME, VERSION, content);
    }

    /// Moves the last value on, or holds the feed. Never reverts: a report that holds a feed has to stay.
    function _judge(bytes32 feed, Feed storage settings) private {
        (uint128 price,) = _median(feed, settings.heartbeat);
        if (price == 0 || settings.held || price == settings.last) return;
        if (_inBounds(settings, price)) {
            settings.last = price;
            emit Accepted(feed, price);
        } else {
            settings.held = true;
            emit Held(feed, price, settings.last, settings.anchor);
        }
    }

    /// Zero if fewer than N / 2 + 1 of N sources have a fresh observation.
    function _median(bytes32 feed, uint48 heartbeat) private view returns (uint128 price, uint256 count) {
        Source[] storage sources = _sources[feed];
        uint256 length = sources.length;
        uint128[] memory prices = new uint128[](length);
        for (uint256 i = 0; i < length; i++) {
            Source storage source = sources[i];
            if (source.nonce != 0 && PriceBounds.fresh(source.observedAt, block.timestamp, heartbeat)) {
                prices[count++] = source.price;
            }
        }
        if (count >= length / 2 + 1) price = MedianMath.median(prices, count);
    }

    function _inBounds(Feed storage settings, uint128 price) private view returns (bool) {
        return PriceBounds.within(price, settings.last, settings.stepBps)
            && PriceBounds.within(price, settings.anchor, settings.anchorBps);
    }

    function _placeOf(bytes32 feed, address key) private view returns (uint256 place) {
        Source[] storage sources = _sources[feed];
        while (place < sources.length && sources[place].key != key) place++;
        if (place == sources.length) revert NotASource(feed, key);
    }
}
