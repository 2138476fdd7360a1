package io.penstock.issuance.investor.adapter.yaml;

import io.penstock.deal.DocumentHash;
import io.penstock.issuance.investor.InvestorKind;
import io.penstock.issuance.investor.domain.offering.Evidence;
import io.penstock.issuance.investor.domain.offering.FactTest;
import io.penstock.issuance.investor.domain.offering.FactTest.Bound;
import io.penstock.issuance.investor.domain.offering.InForce;
import io.penstock.issuance.investor.domain.offering.OfferingRegime;
import io.penstock.issuance.investor.domain.offering.OfferingRegime.Countries;
import io.penstock.issuance.investor.domain.offering.OfferingRegime.Others;
import io.penstock.issuance.investor.domain.offering.OfferingRegime.Retail;
import io.penstock.issuance.investor.domain.offering.OfferingRules;
import io.penstock.issuance.investor.domain.offering.QualificationRule;
import io.penstock.kernel.Money;
import io.penstock.platform.deal.DealYaml;
import io.penstock.platform.deal.YamlDocument;
import io.penstock.platform.json.PlatformJson;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The document of offering rules: two lists, {@code qualifications} and {@code regimes}. Its hash is that of the canonical
 * text, so neither comments nor layout change it.
 */
public final class OfferingRulesYaml {

    private static final Set<String> RULE =
            Set.of("id", "grants", "kinds", "currency", "tests", "atLeast", "months", "from", "to", "mark", "source");
    private static final Set<String> REGIME = Set.of(
            "code",
            "rules",
            "countries",
            "countriesExcept",
            "anyOf",
            "others",
            "minimums",
            "mostHolders",
            "retail",
            "lockDays",
            "from",
            "to",
            "mark",
            "source");

    private final YamlDocument document;

    private OfferingRulesYaml(YamlDocument document) {
        this.document = document;
    }

    /**
     * Reads the document.
     *
     * @throws io.penstock.platform.deal.DealYamlException if it is no such YAML
     * @throws IllegalArgumentException if a rule is faulty: names line, column and what is wrong
     */
    public static OfferingRules read(String yaml) {
        var document = DealYaml.read(yaml);
        var json = PlatformJson.mapper().readTree(document.canonicalJson());
        var reader = new OfferingRulesYaml(document);
        return new OfferingRules(
                DocumentHash.of(document.canonicalJson()),
                reader.each(json, "", "qualifications", reader::rule),
                reader.each(json, "", "regimes", reader::regime));
    }

    private record Part(JsonNode node, String path) {

        Part at(String field) {
            return new Part(node.path(field), path.isEmpty() ? field : path + "." + field);
        }

        boolean isThere() {
            return !node.isMissingNode();
        }
    }

    private <T> List<T> each(JsonNode node, String path, String field, Function<Part, T> reader) {
        var part = new Part(node, path).at(field);
        if (!part.node().isArray()) {
            throw fault(part, "is no list");
        }
        return IntStream.range(0, part.node().size())
                .mapToObj(i -> new Part(part.node().get(i), part.path() + "[" + i + "]"))
                .map(each -> guarded(each, reader))
                .toList();
    }

    private <T> T guarded(Part part, Function<Part, T> reader) {
        try {
            return reader.apply(part);
        } catch (PlacedFault e) {
            throw e;
        } catch (RuntimeException e) {
            throw fault(part, String.valueOf(e.getMessage()));
        }
    }

    private QualificationRule rule(Part part) {
        onlyKnown(part, RULE);
        var tests = each(part.node(), part.path(), "tests", this::test);
        return new QualificationRule(
                text(part.at("id")),
                text(part.at("grants")),
                Set.copyOf(texts(part.at("kinds")).stream()
                        .map(InvestorKind::valueOf)
                        .toList()),
                optional(part.at("currency")).orElse(""),
                tests,
                optional(part.at("atLeast")).map(Integer::valueOf).orElse(tests.size()),
                Integer.parseInt(text(part.at("months"))),
                inForce(part),
                evidence(part));
    }

    private FactTest test(Part part) {
        var atLeast = optional(part.at("atLeast"));
        return atLeast.isPresent()
                ? new FactTest(text(part.at("fact")), Bound.AT_LEAST, new BigDecimal(atLeast.get()))
                : new FactTest(text(part.at("fact")), Bound.MORE_THAN, new BigDecimal(text(part.at("moreThan"))));
    }

    private OfferingRegime regime(Part part) {
        onlyKnown(part, REGIME);
        return new OfferingRegime(
                text(part.at("code")),
                texts(part.at("rules")),
                countries(part),
                part.at("anyOf").isThere() ? Set.copyOf(texts(part.at("anyOf"))) : Set.of(),
                present(part.at("others"))
                        .map(others -> new Others(
                                Integer.parseInt(text(others.at("most"))), Integer.parseInt(text(others.at("days"))))),
                minimums(part),
                optional(part.at("mostHolders"))
                        .map(most -> OptionalInt.of(Integer.parseInt(most)))
                        .orElse(OptionalInt.empty()),
                present(part.at("retail")).map(this::retail),
                Integer.parseInt(text(part.at("lockDays"))),
                inForce(part),
                evidence(part));
    }

    private Countries countries(Part part) {
        return part.at("countriesExcept").isThere()
                ? new Countries(new LinkedHashSet<>(texts(part.at("countriesExcept"))), true)
                : new Countries(new LinkedHashSet<>(texts(part.at("countries"))), false);
    }

    private Map<InvestorKind, Money> minimums(Part part) {
        var all = new EnumMap<InvestorKind, Money>(InvestorKind.class);
        if (part.at("minimums").isThere()) {
            each(part.node(), part.path(), "minimums", Function.identity())
                    .forEach(one ->
                            all.put(InvestorKind.valueOf(text(one.at("kind"))), money(one, text(one.at("amount")))));
        }
        return all;
    }

    private Retail retail(Part part) {
        return new Retail(
                money(part, text(part.at("portfolioUpTo"))),
                Integer.parseInt(text(part.at("percentAtMost"))),
                money(part, text(part.at("firstAtLeast"))));
    }

    private Money money(Part part, String amount) {
        return Money.of(text(part.at("currency")), amount);
    }

    private InForce inForce(Part part) {
        return new InForce(
                LocalDate.parse(text(part.at("from"))), optional(part.at("to")).map(LocalDate::parse));
    }

    private Evidence evidence(Part part) {
        var mark = text(part.at("mark"));
        if (!mark.matches("[PSU](\\+[PSU])?")) {
            throw fault(part.at("mark"), "'" + mark + "' is no mark: P, S, U or two of them with a plus");
        }
        return new Evidence(mark, text(part.at("source")));
    }

    private void onlyKnown(Part part, Set<String> fields) {
        for (String name : part.node().propertyNames()) {
            if (!fields.contains(name)) {
                throw fault(
                        part.at(name),
                        "is no field here; known are "
                                + fields.stream().sorted().toList());
            }
        }
    }

    private static Optional<Part> present(Part part) {
        return part.isThere() ? Optional.of(part) : Optional.empty();
    }

    private static Optional<String> optional(Part part) {
        return present(part).map(there -> there.node().asString());
    }

    private String text(Part part) {
        if (!part.node().isString() || part.node().asString().isBlank()) {
            throw fault(part, "is missing");
        }
        return part.node().asString();
    }

    private List<String> texts(Part part) {
        if (!part.node().isArray()) {
            throw fault(part, "is no list");
        }
        return StreamSupport.stream(part.node().spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private PlacedFault fault(Part part, String detail) {
        return new PlacedFault("line " + document.placeOf(part.path()) + ": " + part.path() + " " + detail, null);
    }

    private static final class PlacedFault extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        PlacedFault(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
