// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ReasonCodes} from "../../../main/solidity/compliance/ReasonCodes.sol";
import {Checks} from "../support/Checks.sol";
import {TokenBench} from "../support/TokenBench.sol";

/// The text of each code, as ERC-1404 gives it out.
contract ReasonCodesTest is TokenBench {
    struct Row {
        uint8 code;
        string text;
    }

    Row[] private _rows;

    function setUp() external {
        _deploy(true);
        _row(ReasonCodes.ALLOWED, "allowed");
        _row(ReasonCodes.PAUSED, "token paused");
        _row(ReasonCodes.CLOSED, "token closed for good");
        _row(ReasonCodes.BREAKER_TRIPPED, "circuit breaker tripped");
        _row(ReasonCodes.HOLDER_TRANSFERS_OFF, "holder transfers are off");
        _row(ReasonCodes.NO_RECEIVER, "no receiver of units");
        _row(ReasonCodes.SENDER_UNKNOWN, "sender unknown");
        _row(ReasonCodes.SENDER_EXPIRED, "sender's verification expired");
        _row(ReasonCodes.SENDER_SUSPENDED, "sender suspended");
        _row(ReasonCodes.SENDER_SANCTIONED, "sender sanctioned");
        _row(ReasonCodes.RECEIVER_UNKNOWN, "receiver unknown");
        _row(ReasonCodes.RECEIVER_EXPIRED, "receiver's verification expired");
        _row(ReasonCodes.RECEIVER_SUSPENDED, "receiver suspended");
        _row(ReasonCodes.RECEIVER_SANCTIONED, "receiver sanctioned");
        _row(ReasonCodes.COUNTRY_NOT_ALLOWED, "receiver's country not allowed");
        _row(ReasonCodes.NOT_QUALIFIED, "receiver lacks qualification");
        _row(ReasonCodes.FLOW_BACK, "country pair not allowed");
        _row(ReasonCodes.FROZEN_PART, "free balance too small");
        _row(ReasonCodes.LOCKED_UP, "lots locked up");
        _row(ReasonCodes.RETAINED, "retained by the originator");
        _row(ReasonCodes.TOO_MANY_INVESTORS, "too many investors");
        _row(ReasonCodes.ABOVE_MAXIMUM, "above the investor's maximum");
        _row(ReasonCodes.BELOW_LOT, "below the minimum lot");
        _row(ReasonCodes.TOO_MANY_OF_CATEGORY, "too many investors of the category");
        _row(ReasonCodes.SANDBOX_CAP, "sandbox cap");
        _row(ReasonCodes.WINDOW_CLOSED, "transfer window closed");
        _row(ReasonCodes.RULE_FAILED, "rule failed");
    }

    function test_everyCodeHasItsTextAndEveryOtherNumberNone() external view {
        for (uint256 code = 0; code < 256; code++) {
            string memory wanted = code >= 60 && code < 200 ? "rule of the deal" : "unknown code";
            for (uint256 i = 0; i < _rows.length; i++) {
                if (_rows[i].code == code) wanted = _rows[i].text;
            }
            string memory got = token.messageForTransferRestriction(uint8(code));
            Checks.eq(keccak256(bytes(got)), keccak256(bytes(wanted)), wanted);
        }
    }

    function _row(uint8 code, string memory text) private {
        _rows.push(Row(code, text));
    }
}
