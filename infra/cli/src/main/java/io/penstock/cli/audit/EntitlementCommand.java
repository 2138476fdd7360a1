package io.penstock.cli.audit;

import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.DeclaredPayout;
import io.penstock.onchain.PayoutEvidence;
import io.penstock.onchain.PayoutTree;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.web3j.protocol.Web3j;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./penstock audit entitlement}: what one wallet is owed on a payment date, from the chain alone. */
@Command(
        name = "entitlement",
        description = {
            "What is one wallet owed on a payment date, was it paid, and how is it claimed? Works it out from the chain"
                    + " alone: needs any node, and nothing of the platform.",
            "Exit codes: 0 the declared payments are the ones that follow from the holdings, 1 they are not or it cannot"
                    + " be told, 2 the command line is wrong."
        })
final class EntitlementCommand extends NodeCommand {

    private static final int MINOR_DIGITS = 2;

    @Option(
            names = "--contracts",
            required = true,
            paramLabel = "FILE",
            description = {
                "Addresses of the contracts: contracts.json of the deployment, the manifest of an exported folder, or a loan's proof."
            })
    private @Nullable Path contracts;

    @Option(names = "--deal", required = true, paramLabel = "DEAL", description = "Id of the deal.")
    private @Nullable String deal;

    @Option(names = "--date", required = true, paramLabel = "DATE", description = "Payment date: 2020-09-15.")
    private @Nullable LocalDate date;

    @Option(
            names = "--wallet",
            required = true,
            paramLabel = "ADDRESS",
            description = "The holder's wallet at the record.")
    private @Nullable String wallet;

    @Override
    public Integer call() {
        var holder = Objects.requireNonNull(wallet).toLowerCase(Locale.ROOT);
        if (!holder.matches("0x[0-9a-f]{40}")) {
            throw usage("--wallet is an address of 0x and 40 hexadecimal digits, not " + wallet);
        }
        var addresses = ContractsFile.read(Objects.requireNonNull(contracts));
        return show(ask(addresses, web3j -> check(deal + "/" + date, holder, addresses, web3j)));
    }

    private AuditReport check(String distributionId, String holder, ContractAddresses addresses, Web3j web3j) {
        var report = new AuditReport("entitlement");
        var chain = new PayoutEvidence(web3j, addresses);
        report.count("block", chain.block());
        var declared = chain.declared(distributionId);
        if (declared.isEmpty()) {
            report.fault("payment date " + distributionId + " is not declared on chain");
            return report;
        }
        var payout = declared.get();
        var tree = PayoutEvidence.payments(distributionId, payout);
        report.count("payments", tree.payments().size());
        report.same("root of all payments", tree.root(), "from the holdings", payout.root(), "declared");
        report.same("number of payments", tree.payments().size(), "from the holdings", payout.payments(), "declared");
        var lines = new ArrayList<Map<String, Object>>();
        for (var each : payout.classes()) {
            each.holders().stream()
                    .filter(h -> h.wallet().equals(holder))
                    .forEach(h -> lines.add(line(distributionId, each, h, tree, report.holds(), chain)));
        }
        report.count("entitlements", lines.size());
        if (lines.isEmpty()) {
            out().println(holder + " held no units of " + deal + " at record " + payout.recordId());
        }
        int restriction = chain.payRestriction(chain.currentWallet(holder));
        if (restriction != 0) {
            out().println("the registry lets no cash go to the wallet now: reason code " + restriction);
        }
        report.details("distribution", distributionId);
        report.details("record", payout.recordId());
        report.details("wallet", holder);
        report.details("cashGoesTo", chain.currentWallet(holder));
        report.details("restriction", restriction);
        report.details("pool", addresses.distributionPool());
        report.details("entitlements", lines);
        return report;
    }

    private Map<String, Object> line(
            String distributionId,
            DeclaredPayout.ClassShare all,
            DeclaredPayout.Holder holder,
            PayoutTree tree,
            boolean certain,
            PayoutEvidence chain) {
        var line = new LinkedHashMap<String, Object>();
        line.put("class", all.className());
        line.put("units", holder.units());
        line.put("supply", all.supply());
        line.put("classTotal", major(all.amount()));
        int index = index(tree, all.className(), holder.wallet());
        if (!certain) {
            long floor = holder.floorOf(all);
            line.put("atLeast", major(floor));
            line.put("atMost", major(floor + 1));
            out().println(
                            "class %s: %d of %d units, %s to %s of %s; the payments were declared otherwise than they follow"
                                            .formatted(
                                                    all.className(),
                                                    holder.units(),
                                                    all.supply(),
                                                    major(floor),
                                                    major(floor + 1),
                                                    major(all.amount()))
                                    + " from the holdings, so no claim can be made from here");
        } else if (index >= 0) {
            boolean paid = chain.isPaid(distributionId, index);
            line.put("amount", major(tree.payments().get(index).amountMinor()));
            line.put("index", index);
            line.put("paid", paid);
            line.put("reserved", chain.isReserved(distributionId, index));
            out().println("class %s: %d of %d units, %s of %s, %s"
                    .formatted(
                            all.className(),
                            holder.units(),
                            all.supply(),
                            line.get("amount"),
                            major(all.amount()),
                            paid ? "paid" : "not paid: claim it with this call of the pool"));
            if (!paid) {
                line.put("claim", tree.claim(index));
                out().println(tree.claim(index));
            }
        } else {
            line.put("amount", major(0));
            out().println("class %s: %d of %d units, less than a cent of %s"
                    .formatted(all.className(), holder.units(), all.supply(), major(all.amount())));
        }
        return line;
    }

    private static int index(PayoutTree tree, String className, String wallet) {
        List<io.penstock.onchain.Payment> payments = tree.payments();
        for (int i = 0; i < payments.size(); i++) {
            if (payments.get(i).className().equals(className)
                    && payments.get(i).wallet().equals(wallet)) {
                return i;
            }
        }
        return -1;
    }

    private static String major(long minorUnits) {
        return BigDecimal.valueOf(minorUnits, MINOR_DIGITS).toPlainString();
    }
}
