// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ComplianceEngine} from "../../../main/solidity/compliance/ComplianceEngine.sol";
import {LockupRule} from "../../../main/solidity/compliance/LockupRule.sol";
import {InvestorRegistry} from "../../../main/solidity/investor/InvestorRegistry.sol";
import {TrancheToken} from "../../../main/solidity/tranche/TrancheToken.sol";
import {Checks} from "../support/Checks.sol";
import {TokenHandler} from "./TokenHandler.sol";

/// What holds for a token whatever happens to it. Several numbers of CONTRACTS section 5 are checked in one run of calls.
contract TokenInvariants {
    uint256 private constant INVESTORS = 4;
    uint256 private constant LATEST = 2;

    TokenHandler private _handler;
    TrancheToken private _token;
    ComplianceEngine private _engine;
    LockupRule private _lockup;
    InvestorRegistry private _registry;

    function setUp() external {
        _handler = new TokenHandler();
        (_token, _engine, _lockup, _registry) = _handler.parts();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    /// Mutants: no `_book` of the engine in a forced move (I02, I08), a count kept by wallet (I08), mint above the books (I01).
    function invariant_I01_I02_I08_unitsAddUpByWalletAndByInvestor() external view {
        uint256 sum;
        for (uint256 i = 0; i < _handler.walletCount(); i++) sum += _token.balanceOf(_handler.wallets(i));
        Checks.eq(sum, _token.totalSupply(), "I01: balances");
        Checks.eq(sum, _handler.minted() - _handler.burnt(), "I01: issued less burnt");
        uint256 holders;
        for (uint256 i = 0; i < INVESTORS; i++) {
            bytes32 id = _handler.idOf(i);
            uint256 ofWallets;
            for (uint256 w = 0; w < _handler.walletCount(); w++) {
                address wallet = _handler.wallets(w);
                if (_handler.investorOf(wallet) == id) ofWallets += _token.balanceOf(wallet);
            }
            uint256 units = _engine.unitsOf(address(_token), id);
            Checks.eq(units, _handler.units(id), "I02: projection of what happened");
            Checks.eq(units, ofWallets, "I08: sum over the wallets");
            Checks.yes(_lockup.lockedUnits(address(_token), id) <= units, "no more is locked than held");
            if (units != 0) holders++;
        }
        Checks.eq(_engine.holders(address(_token)), holders, "I08: holders");
    }

    /// Mutants: no receiver check (I05), `balance < frozen` for `balance - units < frozen` (I06), no pause check in approve (I14),
    /// a modifier taken away (I23).
    function invariant_I05_I06_I14_I23_I25_nothingWentThroughAgainstARule() external view {
        Checks.eq(_handler.broken(), 0, "invariant broken by a call that went through");
    }

    /// Mutant: a forced transfer to oneself that lowers the frozen amount, an ordinary transfer that touches it.
    function invariant_I07_frozenAmountsChangeOnlyByTheFreezerOrAnOrder() external view {
        for (uint256 i = 0; i < _handler.walletCount(); i++) {
            address wallet = _handler.wallets(i);
            Checks.eq(_token.getFrozenTokens(wallet), _handler.frozen(wallet), "I07");
            bool position = _token.balanceOf(wallet) != 0 || _token.getFrozenTokens(wallet) != 0;
            Checks.eq(_engine.positions(wallet), position ? 1 : 0, "positions");
        }
    }

    /// Mutants: `balance > principalBalance` dropped (I09), `recordId <` for `recordId <=` (I13), supply not pushed (I12).
    function invariant_I09_I12_I13_recordsAreWholeAndStayAndTheFactorFalls() external view {
        Checks.eq(_token.factorRay(), _handler.lowestFactor(), "I09: never rises");
        Checks.yes(_token.factorRay() <= 1e27, "I09: at most one");
        uint256 paid = _token.originalBalance() - _token.principalBalance();
        uint256 byFactor = _token.originalBalance() - _token.originalBalance() * _token.factorRay() / 1e27;
        Checks.yes(byFactor - paid <= 1, "I09: within a minor unit");
        uint256 count = _handler.recordCount();
        for (uint256 r = count > LATEST ? count - LATEST : 0; r < count; r++) {
            uint48 record = _handler.records(r);
            uint256 sum;
            for (uint256 i = 0; i < _handler.walletCount(); i++) {
                address wallet = _handler.wallets(i);
                uint256 at = _token.balanceAt(wallet, record);
                Checks.eq(at, _handler.booked(record, wallet), "I13: as it was at the cut");
                sum += at;
            }
            Checks.eq(sum, _token.supplyAt(record), "I12: sum of balances");
            Checks.eq(sum, _handler.bookedSupply(record), "I13: supply");
        }
    }
}
