// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// Tokenised cash: each unit stands against bank money that a service has confirmed. Six decimals like the dollar coins, so
/// that one of them can take its place; amounts are whole cents all the same.
contract SettlementToken is ERC20, AccessManaged {
    uint256 public constant MINOR_UNIT = 10_000;

    error NotWholeMinorUnits(uint256 amount);

    constructor(address authority) ERC20("Penstock settlement cash USD", "pUSD") AccessManaged(authority) {}

    /// Mirrors bank money that the event log has as received: for the gateway and the pool.
    function issue(address wallet, uint256 amount) external restricted {
        _whole(amount);
        _mint(wallet, amount);
    }

    /// The account bank tokenises a deposit itself.
    function mint(address wallet, uint256 amount) external restricted {
        _whole(amount);
        _mint(wallet, amount);
    }

    /// The account bank has paid out bank money and takes the cash that was sent to it for this out of the world. It can
    /// burn what it holds and nobody else's.
    function burn(uint256 amount) external restricted {
        _whole(amount);
        _burn(msg.sender, amount);
    }

    function decimals() public pure override returns (uint8) {
        return 6;
    }

    function _whole(uint256 amount) private pure {
        if (amount == 0 || amount % MINOR_UNIT != 0) revert NotWholeMinorUnits(amount);
    }
}
