// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AbsAccessManager} from "../../../main/solidity/access/AbsAccessManager.sol";
import {MirrorGateway} from "../../../main/solidity/mirror/MirrorGateway.sol";

/// A target that counts, refuses on demand, and tries to come back into the gateway on demand.
contract Counter {
    MirrorGateway private immutable _gateway;
    uint256 public sum;
    mapping(bytes32 id => uint256) public seen;

    error Refused(uint256 amount);

    constructor(MirrorGateway gateway) {
        _gateway = gateway;
    }

    function add(bytes32 id, uint256 amount) external {
        if (amount == 666) revert Refused(amount);
        seen[id]++;
        sum += amount;
    }

    function reset() external {
        sum = 0;
    }

    function enterAgain(MirrorGateway.Effect calldata effect) external {
        _gateway.submit(effect);
    }
}

/// A gateway with two writers and two targets, as the tests of this folder use it.
abstract contract GatewayBench {
    uint64 internal constant RELAY = 2;
    address internal constant RELAY_A = address(0xA1);
    address internal constant RELAY_A2 = address(0xA2);
    address internal constant RELAY_B = address(0xB1);
    bytes32 internal constant WRITER_A = keccak256("issuance");
    bytes32 internal constant WRITER_B = keccak256("servicing");
    bytes32 internal constant ONE = keccak256("One");
    bytes32 internal constant TWO = keccak256("Two");
    bytes32 internal constant STREAM = keccak256("deal/1");

    AbsAccessManager internal manager;
    MirrorGateway internal gateway;
    Counter internal one;
    Counter internal two;

    function _deploy() internal {
        manager = new AbsAccessManager(address(this));
        gateway = new MirrorGateway(address(manager), keccak256("deployment"));
        one = new Counter(gateway);
        two = new Counter(gateway);
        bytes4[] memory entries = new bytes4[](2);
        entries[0] = MirrorGateway.submit.selector;
        entries[1] = MirrorGateway.submitBatch.selector;
        manager.setTargetFunctionRole(address(gateway), entries, RELAY);
        manager.grantRole(RELAY, RELAY_A, 0);
        manager.grantRole(RELAY, RELAY_A2, 0);
        manager.grantRole(RELAY, RELAY_B, 0);
        manager.grantRole(RELAY, address(one), 0);
        gateway.setWriter(RELAY_A, WRITER_A);
        gateway.setWriter(RELAY_A2, WRITER_A);
        gateway.setWriter(RELAY_B, WRITER_B);
        gateway.setWriter(address(one), WRITER_A);
        bytes4[] memory functions = new bytes4[](2);
        functions[0] = Counter.add.selector;
        functions[1] = Counter.enterAgain.selector;
        gateway.allow(WRITER_A, ONE, address(one), functions, true);
        gateway.allow(WRITER_A, TWO, address(two), functions, true);
        functions = new bytes4[](1);
        functions[0] = Counter.add.selector;
        gateway.allow(WRITER_B, TWO, address(two), functions, true);
    }

    function _effect(bytes32 id, bytes32 stream, uint64 version, bytes32 target, uint256 amount)
        internal
        pure
        returns (MirrorGateway.Effect memory)
    {
        return MirrorGateway.Effect(id, stream, version, target, abi.encodeCall(Counter.add, (id, amount)));
    }

    function _payload(MirrorGateway.Effect memory e) internal pure returns (bytes32) {
        return keccak256(abi.encode(e.stream, e.version, e.targetId, e.data));
    }
}
