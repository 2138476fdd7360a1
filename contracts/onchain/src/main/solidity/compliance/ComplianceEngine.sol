// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {InvestorRegistry} from "../investor/InvestorRegistry.sol";
import {BreakerSubjects, IBreaker} from "../safety/BreakerSubjects.sol";
import {ComplianceRule, IHoldings, Kind, Move} from "./ComplianceRule.sol";
import {ReasonCodes} from "./ReasonCodes.sol";

/// Asks a token's rules in their order, and counts what they need: units and holders by investor, not by wallet. A rule that
/// fails in whatever way refuses; it never lets through.
contract ComplianceEngine is AccessManaged, IHoldings {
    uint256 public constant MAX_RULES = 10;
    uint256 public constant RULE_GAS = 100_000;

    struct Rule {
        ComplianceRule rule;
        bool stateful;
    }

    InvestorRegistry public immutable registry;
    /// Asked before any unit or payout moves; zero is none.
    IBreaker public breaker;
    mapping(address token => bool) public bound;
    mapping(address token => mapping(bytes32 investorId => uint256)) public unitsOf;
    /// Investors with units, over all their wallets.
    mapping(address token => uint256) public holders;
    /// In how many tokens a wallet has units or a frozen amount: a recovery has to bring it to zero.
    mapping(address wallet => uint256) public positions;
    mapping(address token => Rule[]) private _rules;
    ComplianceRule[] private _defaults;
    bool private _booking;

    event TokenBound(address indexed token);
    event RulesSet(address indexed token, ComplianceRule[] rules);
    event BreakerSet(IBreaker breaker);

    error NotBound(address token);
    error TooManyRules(uint256 count);
    error RuleRepeated(ComplianceRule rule);
    error Reentered(address token);

    constructor(address authority, InvestorRegistry investors) AccessManaged(authority) {
        registry = investors;
    }

    /// Takes a new token under the default rules.
    function bind(address token) external restricted {
        bound[token] = true;
        emit TokenBound(token);
        _setRules(token, _defaults);
    }

    /// Replaces a bound token's rules; token zero stands for the rules of tokens to come.
    function setRules(address token, ComplianceRule[] calldata rules) external restricted {
        if (token == address(0)) {
            _requireRules(rules);
            _defaults = rules;
            emit RulesSet(token, rules);
        } else {
            if (!bound[token]) revert NotBound(token);
            _setRules(token, rules);
        }
    }

    /// Puts another circuit breaker in the place of the one before; zero takes it away.
    function setBreaker(IBreaker fuse) external restricted {
        breaker = fuse;
        emit BreakerSet(fuse);
    }

    /// 3 while units of the token are tripped, else 0. A breaker that fails lets nothing move.
    function unitRestriction(address token) external view returns (uint8) {
        return _tripped(BreakerSubjects.mint(token));
    }

    /// 3 while payouts in this cash are tripped, else 0; and the breaker that each of them has to pass, zero if the cash has
    /// no limit.
    function cashStanding(address cash) external view returns (uint8 code, IBreaker limiter) {
        IBreaker fuse = breaker;
        if (address(fuse) == address(0)) return (ReasonCodes.ALLOWED, fuse);
        bool limited;
        (code, limited) = fuse.standing(BreakerSubjects.cash(cash));
        if (limited) limiter = fuse;
    }

    /// Code of the first rule that refuses, 0 if none does. Whether the parties are in good standing is the registry's answer.
    function check(address token, address from, address to, uint256 units, Kind kind) external view returns (uint8) {
        Move memory move = _move(token, from, to, units, kind, uint64(block.timestamp));
        Rule[] storage rules = _rules[token];
        for (uint256 i = 0; i < rules.length; i++) {
            uint8 code = _ask(address(rules[i].rule), move);
            if (code != 0) return code;
        }
        return 0;
    }

    /// Books a move of the calling token before it happens.
    /// @param left the sender's wallet has nothing in the token afterwards
    /// @param entered the receiver's wallet had nothing in it before
    function moved(address from, address to, uint256 units, Kind kind, uint64 acquiredAt, bool left, bool entered) external {
        if (!bound[msg.sender]) revert NotBound(msg.sender);
        if (_booking) revert Reentered(msg.sender);
        _booking = true;
        Move memory move = _move(msg.sender, from, to, units, kind, acquiredAt);
        Rule[] storage rules = _rules[msg.sender];
        for (uint256 i = 0; i < rules.length; i++) {
            if (rules[i].stateful) rules[i].rule.moved(move);
        }
        if (move.fromInvestor != move.toInvestor && units != 0) _book(move);
        if (left) positions[from]--;
        if (entered) positions[to]++;
        _booking = false;
    }

    /// A frozen amount alone makes a position, and its end ends one.
    function positionChanged(address wallet, bool opened) external {
        if (!bound[msg.sender]) revert NotBound(msg.sender);
        if (opened) positions[wallet]++;
        else positions[wallet]--;
    }

    function rulesOf(address token) external view returns (ComplianceRule[] memory rules) {
        if (token == address(0)) return _defaults;
        rules = new ComplianceRule[](_rules[token].length);
        for (uint256 i = 0; i < rules.length; i++) rules[i] = _rules[token][i].rule;
    }

    function countryOf(bytes32 investorId) external view returns (bytes2 country) {
        (country,,,) = registry.investors(investorId);
    }

    function hasQualifications(bytes32 investorId, uint32 mask) external view returns (bool) {
        return registry.hasQualifications(investorId, mask);
    }

    function messageOf(uint8 code) external pure returns (string memory) {
        return ReasonCodes.text(code);
    }

    function _tripped(bytes32 subject) private view returns (uint8) {
        IBreaker fuse = breaker;
        return address(fuse) == address(0) ? ReasonCodes.ALLOWED : fuse.restriction(subject);
    }

    function _book(Move memory move) private {
        mapping(bytes32 => uint256) storage units = unitsOf[move.token];
        uint256 count = holders[move.token];
        if (move.fromInvestor != 0) {
            uint256 rest = units[move.fromInvestor] - move.units;
            units[move.fromInvestor] = rest;
            if (rest == 0) count--;
        }
        if (move.toInvestor != 0) {
            if (units[move.toInvestor] == 0) count++;
            units[move.toInvestor] += move.units;
        }
        holders[move.token] = count;
    }

    function _move(address token, address from, address to, uint256 units, Kind kind, uint64 acquiredAt)
        private
        view
        returns (Move memory)
    {
        bytes32 fromInvestor = from == address(0) ? bytes32(0) : registry.ownerOf(from);
        bytes32 toInvestor = to == address(0) ? bytes32(0) : registry.ownerOf(to);
        return Move(token, from, to, units, fromInvestor, toInvestor, kind, acquiredAt);
    }

    /// Anything but one word below 256 from a rule within its gas is a failure. No more than that word is ever copied.
    function _ask(address rule, Move memory move) private view returns (uint8) {
        bytes memory input = abi.encodeCall(ComplianceRule.check, (move));
        bool ok;
        uint256 size;
        uint256 code;
        assembly ("memory-safe") {
            ok := staticcall(RULE_GAS, rule, add(input, 32), mload(input), 0, 32)
            size := returndatasize()
            code := mload(0)
        }
        return ok && size == 32 && code <= type(uint8).max ? SafeCast.toUint8(code) : ReasonCodes.RULE_FAILED;
    }

    function _setRules(address token, ComplianceRule[] memory rules) private {
        _requireRules(rules);
        delete _rules[token];
        for (uint256 i = 0; i < rules.length; i++) {
            _rules[token].push(Rule(rules[i], rules[i].stateful()));
        }
        emit RulesSet(token, rules);
    }

    function _requireRules(ComplianceRule[] memory rules) private pure {
        if (rules.length > MAX_RULES) revert TooManyRules(rules.length);
        for (uint256 i = 0; i < rules.length; i++) {
            for (uint256 j = 0; j < i; j++) {
                if (address(rules[i]) == address(rules[j])) revert RuleRepeated(rules[i]);
            }
        }
    }
}
