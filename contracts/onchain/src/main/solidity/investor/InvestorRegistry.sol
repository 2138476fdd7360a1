// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

/// Who may hold units: hashed investor id, country, qualification, wallets. Nothing personal, and no hash of anything personal.
contract InvestorRegistry is AccessManaged {
    uint8 public constant MAX_WALLETS = 16;

    struct Investor {
        bytes2 country;
        bool qualified;
        uint8 wallets;
    }

    mapping(bytes32 investorId => Investor) public investors;
    mapping(address wallet => bytes32 investorId) public investorOf;

    event InvestorRegistered(bytes32 indexed investorId, address indexed wallet, bytes2 country, bool qualified);

    error WalletTaken(address wallet, bytes32 investorId);
    error TooManyWallets(bytes32 investorId);
    error IncompleteInvestor();

    constructor(address authority) AccessManaged(authority) {}

    /// Registers an investor, adds a wallet, or states country and qualification anew. A wallet never changes its investor.
    function register(bytes32 investorId, address wallet, bytes2 country, bool qualified) external restricted {
        if (investorId == 0 || wallet == address(0) || country == 0) revert IncompleteInvestor();
        bytes32 owner = investorOf[wallet];
        if (owner != 0 && owner != investorId) revert WalletTaken(wallet, owner);
        Investor storage investor = investors[investorId];
        if (owner == 0) {
            if (investor.wallets == MAX_WALLETS) revert TooManyWallets(investorId);
            investor.wallets++;
            investorOf[wallet] = investorId;
        }
        investor.country = country;
        investor.qualified = qualified;
        emit InvestorRegistered(investorId, wallet, country, qualified);
    }

    /// 0 if the wallet may receive units, else the reason code of CONTRACTS: 20 receiver unknown, 25 lacks the qualification.
    function receiveRestriction(address wallet) external view returns (uint8) {
        bytes32 investorId = investorOf[wallet];
        if (investorId == 0) return 20;
        return investors[investorId].qualified ? 0 : 25;
    }

    /// Wallets are not replaced yet: each stands for itself.
    function currentWallet(address wallet) external pure returns (address) {
        return wallet;
    }

    /// Nobody is suspended yet: cash may go to every registered wallet.
    function payRestriction(address wallet) external view returns (uint8) {
        return investorOf[wallet] == 0 ? 10 : 0;
    }
}
