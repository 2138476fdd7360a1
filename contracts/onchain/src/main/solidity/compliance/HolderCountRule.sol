// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ComplianceRule, IHoldings, Kind, Move} from "./ComplianceRule.sol";
import {ReasonCodes} from "./ReasonCodes.sol";

/// At most so many investors hold units of a token (40), and at most so many of a category (43). Counts investors, not
/// wallets; someone who leaves makes room. Offerings without a prospectus ask for categories: so many of a country that are
/// not professional.
contract HolderCountRule is ComplianceRule {
    uint256 public constant MAX_CATEGORIES = 4;

    /// Investors of a country that lack a qualification.
    /// @param country zero is every country
    /// @param lacking bits of the registry of which at least one is missing; 0 counts whoever is of the country
    /// @param maximum 0 is no limit
    /// @param count holders of the category now
    struct Category {
        bytes2 country;
        uint32 lacking;
        uint64 maximum;
        uint64 count;
    }

    /// 0 is no limit.
    mapping(address token => uint256) public maximum;
    mapping(address token => Category[]) private _categories;
    /// Categories in which an investor was counted when its first units came, one bit each: it leaves the same ones, whatever
    /// its country and qualifications have become.
    mapping(address token => mapping(bytes32 investorId => uint8)) private _countedIn;

    event MaximumSet(address indexed token, uint256 maximum);
    event CategoryAdded(address indexed token, uint256 index, bytes2 country, uint32 lacking, uint64 maximum);
    event CategoryMaximumSet(address indexed token, uint256 index, uint64 maximum);

    error TooManyCategories(address token);
    error HoldersThere(address token, uint256 holders);

    constructor(address authority, IHoldings holdings) ComplianceRule(authority, holdings) {}

    function setMaximum(address token, uint256 most) external restricted {
        maximum[token] = most;
        emit MaximumSet(token, most);
    }

    /// Before anybody holds units, so that nobody goes uncounted.
    function addCategory(address token, bytes2 country, uint32 lacking, uint64 most) external restricted {
        if (engine.holders(token) != 0) revert HoldersThere(token, engine.holders(token));
        uint256 index = _categories[token].length;
        if (index == MAX_CATEGORIES) revert TooManyCategories(token);
        _categories[token].push(Category(country, lacking, most, 0));
        emit CategoryAdded(token, index, country, lacking, most);
    }

    /// A lower maximum takes nobody's units away: it stops who would come in addition.
    function setCategoryMaximum(address token, uint256 index, uint64 most) external restricted {
        _categories[token][index].maximum = most;
        emit CategoryMaximumSet(token, index, most);
    }

    function categoriesOf(address token) external view returns (Category[] memory) {
        return _categories[token];
    }

    function check(Move calldata move) external view override returns (uint8) {
        if (move.units == 0 || _within(move) || engine.unitsOf(move.token, move.toInvestor) != 0) return 0;
        bool leaves = _leaves(move);
        uint256 most = maximum[move.token];
        if (most != 0 && engine.holders(move.token) + 1 > (leaves ? most + 1 : most)) {
            return ReasonCodes.TOO_MANY_INVESTORS;
        }
        // An order of a court is stopped by the number of investors, not by their kind.
        if (move.kind == Kind.FORCED) return 0;
        return _categoryIsFull(move, leaves) ? ReasonCodes.TOO_MANY_OF_CATEGORY : 0;
    }

    function stateful() external pure override returns (bool) {
        return true;
    }

    function moved(Move calldata move) external override {
        _onlyEngine();
        Category[] storage categories = _categories[move.token];
        if (categories.length == 0 || move.units == 0 || _within(move)) return;
        mapping(bytes32 => uint8) storage countedIn = _countedIn[move.token];
        if (_leaves(move)) {
            uint8 was = countedIn[move.fromInvestor];
            for (uint256 i = 0; i < categories.length; i++) {
                if (was >> i & 1 == 1) categories[i].count--;
            }
            delete countedIn[move.fromInvestor];
        }
        if (move.toInvestor != 0 && engine.unitsOf(move.token, move.toInvestor) == 0) {
            uint8 becomes = 0;
            for (uint256 i = 0; i < categories.length; i++) {
                if (_belongs(categories[i], move.toInvestor)) {
                    categories[i].count++;
                    // At most MAX_CATEGORIES.
                    // forge-lint: disable-next-line(unsafe-typecast)
                    becomes |= uint8(1) << uint8(i);
                }
            }
            countedIn[move.toInvestor] = becomes;
        }
    }

    function _categoryIsFull(Move calldata move, bool leaves) private view returns (bool) {
        Category[] storage categories = _categories[move.token];
        uint8 goes = leaves ? _countedIn[move.token][move.fromInvestor] : 0;
        for (uint256 i = 0; i < categories.length; i++) {
            Category memory category = categories[i];
            uint256 count = category.count + 1 - (goes >> i & 1);
            if (category.maximum != 0 && count > category.maximum && _belongs(category, move.toInvestor)) return true;
        }
        return false;
    }

    function _belongs(Category memory category, bytes32 investorId) private view returns (bool) {
        if (category.country != 0 && engine.countryOf(investorId) != category.country) return false;
        return category.lacking == 0 || !engine.hasQualifications(investorId, category.lacking);
    }

    /// Whether the sender has nothing left.
    function _leaves(Move calldata move) private view returns (bool) {
        return move.fromInvestor != 0 && engine.unitsOf(move.token, move.fromInvestor) == move.units;
    }
}
