package io.penstock.cli.audit;

import io.penstock.cli.output.JsonOption;
import io.penstock.onchain.ChainIdentity;
import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.EffectRevertedException;
import io.penstock.onchain.OnchainException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.http.HttpService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the audits share that ask a node and nothing else: no service, no database, no folder of the platform. */
@Command(mixinStandardHelpOptions = true)
abstract class NodeCommand implements Callable<Integer> {

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Option(
            names = "--chain",
            required = true,
            paramLabel = "URL",
            description = "JSON-RPC endpoint of any node of the chain: http://127.0.0.1:8545.")
    private @Nullable String node;

    /** Asks the node, after it has shown that it is of the chain of these contracts. */
    final <T> T ask(ContractAddresses contracts, Function<Web3j, T> questions) {
        var url = Objects.requireNonNull(node);
        if (!url.matches("https?://\\S+")) {
            throw usage("--chain is the URL of a node, such as http://127.0.0.1:8545, not " + url);
        }
        var web3j = Web3j.build(new HttpService(url));
        try {
            var mismatch = ChainIdentity.check(web3j, contracts);
            if (mismatch.isPresent()) {
                throw new AuditException(url + " is " + mismatch.get());
            }
            return questions.apply(web3j);
        } catch (EffectRevertedException e) {
            throw new AuditException("a contract refuses to answer: " + e.getMessage());
        } catch (OnchainException e) {
            throw new AuditException(url + ": " + e.getMessage());
        } finally {
            web3j.shutdown();
        }
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** The command line makes no sense; exit code 2. */
    final ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    final int show(AuditReport report) {
        var out = out();
        out.println(report.summary());
        report.breaks().forEach(b -> out.println("BREAK  " + b));
        out.flush();
        json.write(report.toMap());
        return report.holds() ? 0 : 1;
    }
}
