package io.penstock.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same with Ganache as the chain. */
class GanacheIT {

    @TempDir
    Path folder;

    @Test
    void keepsTheContractsAcrossARestart() throws Exception {
        Path data = TestFolders.data(folder, "ganache");
        var options = LaunchOptions.of(TestFolders.projectRoot(), data).infrastructureOnly();
        String contracts;
        try (Stack stack = Stack.start(options.withChain("ganache"), _ -> {})) {
            contracts = java.nio.file.Files.readString(stack.contractsFile());
        }
        // Without a wish the data's own chain is taken, and the start checks that the contracts are still on it.
        try (Stack stack = Stack.start(options, _ -> {})) {
            assertThat(stack.running().chain()).isEqualTo("ganache");
            assertThat(stack.contractsFile()).hasContent(contracts);
        }
        assertThat(Processes.naming(data)).isEmpty();
    }
}
