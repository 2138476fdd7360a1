package io.penstock.onchain;

final class AnvilIT extends ContractsOnNode {
    @Override
    TestChain start() {
        return TestChain.anvil();
    }
}
