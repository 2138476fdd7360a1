package io.penstock.onchain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.web3j.crypto.Hash;
import org.web3j.protocol.Web3j;

/**
 * Is this node the chain that the addresses were deployed on?
 *
 * <p>Chain id and addresses are equal on any two fresh local nodes, even the genesis hash can be; the random deployment
 * id in the gateway's code is not. All are compared, so that the message tells what differs.
 */
public final class ChainIdentity {
    private ChainIdentity() {}

    /** Empty if it is; else what differs. @throws OnchainException if the node does not answer */
    public static Optional<String> check(Web3j web3j, ContractAddresses expected) {
        var rpc = new Rpc(web3j);
        List<String> differences = new ArrayList<>();
        compare(differences, "chain id", Long.toString(expected.chainId()), Long.toString(rpc.chainId()));
        compare(
                differences,
                "genesis hash",
                expected.genesisHash(),
                rpc.genesisHash().orElse("none"));
        String code = rpc.code(expected.mirrorGateway());
        if (code.length() <= 2) {
            differences.add("no gateway at " + expected.mirrorGateway());
        } else {
            compare(differences, "hash of the gateway's code", expected.gatewayCodeHash(), Hash.sha3(code));
            if (differences.isEmpty()) {
                String found = rpc.ask(expected.mirrorGateway(), MirrorGatewayAbi.deploymentId());
                compare(differences, "deployment id", expected.deploymentId(), found);
            }
        }
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of("not the chain of this deployment: " + String.join("; ", differences));
    }

    private static void compare(List<String> differences, String what, String expected, String found) {
        if (!expected.equalsIgnoreCase(found)) {
            differences.add(what + " is " + found + ", expected " + expected);
        }
    }
}
