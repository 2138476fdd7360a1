// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// Why a transfer is refused, as numbers: one list for all contracts, and the same as `TransferRestriction` in Java.
library ReasonCodes {
    uint8 internal constant ALLOWED = 0;
    uint8 internal constant PAUSED = 1;
    uint8 internal constant CLOSED = 2;
    uint8 internal constant BREAKER_TRIPPED = 3;
    uint8 internal constant HOLDER_TRANSFERS_OFF = 4;
    uint8 internal constant NO_RECEIVER = 5;
    uint8 internal constant SENDER_UNKNOWN = 10;
    uint8 internal constant SENDER_EXPIRED = 11;
    uint8 internal constant SENDER_SUSPENDED = 12;
    uint8 internal constant SENDER_SANCTIONED = 13;
    uint8 internal constant RECEIVER_UNKNOWN = 20;
    uint8 internal constant RECEIVER_EXPIRED = 21;
    uint8 internal constant RECEIVER_SUSPENDED = 22;
    uint8 internal constant RECEIVER_SANCTIONED = 23;
    uint8 internal constant COUNTRY_NOT_ALLOWED = 24;
    uint8 internal constant NOT_QUALIFIED = 25;
    uint8 internal constant FLOW_BACK = 26;
    uint8 internal constant FROZEN_PART = 31;
    uint8 internal constant LOCKED_UP = 32;
    uint8 internal constant RETAINED = 33;
    uint8 internal constant TOO_MANY_INVESTORS = 40;
    uint8 internal constant ABOVE_MAXIMUM = 41;
    uint8 internal constant BELOW_LOT = 42;
    uint8 internal constant TOO_MANY_OF_CATEGORY = 43;
    uint8 internal constant SANDBOX_CAP = 44;
    uint8 internal constant WINDOW_CLOSED = 50;
    uint8 internal constant RULE_FAILED = 250;

    /// The text of a code, as ERC-1404 gives it out.
    function text(uint8 code) internal pure returns (string memory) {
        if (code < 10) return _ofToken(code);
        if (code < 30) return _ofParties(code);
        if (code == FROZEN_PART) return "free balance too small";
        if (code == LOCKED_UP) return "lots locked up";
        if (code == RETAINED) return "retained by the originator";
        if (code == TOO_MANY_INVESTORS) return "too many investors";
        if (code == ABOVE_MAXIMUM) return "above the investor's maximum";
        if (code == BELOW_LOT) return "below the minimum lot";
        if (code == TOO_MANY_OF_CATEGORY) return "too many investors of the category";
        if (code == SANDBOX_CAP) return "sandbox cap";
        if (code == WINDOW_CLOSED) return "transfer window closed";
        if (code >= 60 && code < 200) return "rule of the deal";
        if (code == RULE_FAILED) return "rule failed";
        return "unknown code";
    }

    function _ofToken(uint8 code) private pure returns (string memory) {
        if (code == ALLOWED) return "allowed";
        if (code == PAUSED) return "token paused";
        if (code == CLOSED) return "token closed for good";
        if (code == BREAKER_TRIPPED) return "circuit breaker tripped";
        if (code == HOLDER_TRANSFERS_OFF) return "holder transfers are off";
        return code == NO_RECEIVER ? "no receiver of units" : "unknown code";
    }

    function _ofParties(uint8 code) private pure returns (string memory) {
        if (code == SENDER_UNKNOWN) return "sender unknown";
        if (code == SENDER_EXPIRED) return "sender's verification expired";
        if (code == SENDER_SUSPENDED) return "sender suspended";
        if (code == SENDER_SANCTIONED) return "sender sanctioned";
        if (code == RECEIVER_UNKNOWN) return "receiver unknown";
        if (code == RECEIVER_EXPIRED) return "receiver's verification expired";
        if (code == RECEIVER_SUSPENDED) return "receiver suspended";
        if (code == RECEIVER_SANCTIONED) return "receiver sanctioned";
        if (code == COUNTRY_NOT_ALLOWED) return "receiver's country not allowed";
        if (code == NOT_QUALIFIED) return "receiver lacks qualification";
        return code == FLOW_BACK ? "country pair not allowed" : "unknown code";
    }
}
