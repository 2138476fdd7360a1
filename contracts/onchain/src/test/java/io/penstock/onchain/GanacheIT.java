package io.penstock.onchain;

final class GanacheIT extends ContractsOnNode {
    @Override
    TestChain start() {
        return TestChain.ganache();
    }
}
