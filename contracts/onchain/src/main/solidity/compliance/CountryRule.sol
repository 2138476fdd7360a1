// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Deadline} from "../access/Deadline.sol";
import {ComplianceRule, IHoldings, Kind, Move} from "./ComplianceRule.sol";
import {ReasonCodes} from "./ReasonCodes.sol";

/// Receiver's country (24) and flow-back between two countries until a date (26), as offerings outside a country ask for.
contract CountryRule is ComplianceRule {
    /// OPEN: every country but those listed. LISTED: none but those listed.
    enum Mode {
        OPEN,
        LISTED
    }

    mapping(address token => Mode) public mode;
    mapping(address token => mapping(bytes2 country => bool)) public listed;
    /// Last second in which units may not go from the first country to the second.
    mapping(address token => mapping(bytes2 from => mapping(bytes2 to => uint64))) public closedUntil;

    event ModeSet(address indexed token, Mode mode);
    event CountryListed(address indexed token, bytes2 country, bool listed);
    event PairClosed(address indexed token, bytes2 from, bytes2 to, uint64 until);

    constructor(address authority, IHoldings holdings) ComplianceRule(authority, holdings) {}

    function setMode(address token, Mode newMode) external restricted {
        mode[token] = newMode;
        emit ModeSet(token, newMode);
    }

    function list(address token, bytes2 country, bool yes) external restricted {
        listed[token][country] = yes;
        emit CountryListed(token, country, yes);
    }

    function closePair(address token, bytes2 from, bytes2 to, uint64 until) external restricted {
        closedUntil[token][from][to] = until;
        emit PairClosed(token, from, to, until);
    }

    function check(Move calldata move) external view override returns (uint8) {
        bytes2 to = engine.countryOf(move.toInvestor);
        if (listed[move.token][to] == (mode[move.token] == Mode.OPEN)) return ReasonCodes.COUNTRY_NOT_ALLOWED;
        if (move.kind != Kind.TRANSFER || _within(move)) return 0;
        uint64 until = closedUntil[move.token][engine.countryOf(move.fromInvestor)][to];
        return Deadline.passed(until) ? 0 : ReasonCodes.FLOW_BACK;
    }
}
