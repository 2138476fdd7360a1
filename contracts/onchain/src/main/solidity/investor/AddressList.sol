// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// A small set of addresses that can be listed. Bounded by its user; the order is not promised.
library AddressList {
    struct List {
        address[] items;
        /// Index plus one; zero is absent.
        mapping(address item => uint256) place;
    }

    /// @return false if it was there already
    function add(List storage list, address item) internal returns (bool) {
        if (list.place[item] != 0) return false;
        list.items.push(item);
        list.place[item] = list.items.length;
        return true;
    }

    /// @return false if it was not there
    function remove(List storage list, address item) internal returns (bool) {
        uint256 place = list.place[item];
        if (place == 0) return false;
        address last = list.items[list.items.length - 1];
        list.items[place - 1] = last;
        list.place[last] = place;
        list.items.pop();
        delete list.place[item];
        return true;
    }
}
