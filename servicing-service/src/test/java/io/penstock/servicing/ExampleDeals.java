package io.penstock.servicing;

import io.penstock.deal.DealDocuments;
import io.penstock.deal.ResolvedDeal;
import io.penstock.platform.deal.DealYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The documents of real deals in {@code docs/examples/deals}, with a wallet for each party, which they do not have. */
public final class ExampleDeals {

    private static final Pattern PARTY = Pattern.compile("\\{role: (\\w+), +name: ([^,}]+)}");

    private ExampleDeals() {}

    /** The deal of a file, for example {@code caot-2017-1}; each party's wallet as the function gives it for its role. */
    public static ResolvedDeal resolved(String file, UnaryOperator<String> wallets) {
        var parsed = DealDocuments.parse(json(file, wallets));
        return parsed.deal()
                .orElseThrow(() -> new AssertionError(parsed.findings().toString()));
    }

    /** The same, every wallet made up. */
    public static ResolvedDeal resolved(String file) {
        return resolved(file, ExampleDeals::wallet);
    }

    /** Canonical JSON of the document. */
    public static String json(String file, UnaryOperator<String> wallets) {
        try {
            var yaml = Files.readString(Path.of("../docs/examples/deals", file + ".yaml"));
            return DealYaml.toCanonicalJson(PARTY.matcher(yaml)
                    .replaceAll(party -> Matcher.quoteReplacement("{role: " + party.group(1) + ", name: \""
                            + party.group(2).replace("\"", "").strip() + "\", wallet: \""
                            + wallets.apply(party.group(1)) + "\"}")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String wallet(String role) {
        return "0x%040x".formatted(role.hashCode() & 0x7fff_ffff);
    }
}
