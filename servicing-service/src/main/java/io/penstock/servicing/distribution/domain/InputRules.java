package io.penstock.servicing.distribution.domain;

import static io.penstock.servicing.distribution.DistributionRejection.INPUT_MALFORMED;
import static io.penstock.servicing.distribution.DistributionRejection.INPUT_MISSING;
import static io.penstock.servicing.distribution.DistributionRejection.INPUT_UNKNOWN;

import io.penstock.deal.InputTerms;
import io.penstock.deal.InputValue;
import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Rejection;
import io.penstock.servicing.distribution.DeclaredInputs;
import io.penstock.servicing.distribution.OutsideFigure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds what persons bring against what the deal document asks for: nothing too much, nothing missing, all readable. */
final class InputRules {

    private static final Pattern RATE = Pattern.compile("-?[0-9]{1,3}(\\.[0-9]{1,12})?");
    private static final int SOURCE_LENGTH = 200;

    private InputRules() {}

    static Optional<Rejection> broken(ResolvedDeal deal, DeclaredInputs declared) {
        return unknown(deal, declared).or(() -> missing(deal, declared)).or(() -> malformed(deal, declared));
    }

    /** The rates by index, once nothing is broken. */
    static Map<String, BigDecimal> fixings(DeclaredInputs declared) {
        var rates = new TreeMap<String, BigDecimal>();
        declared.fixings().forEach(fixing -> rates.put(fixing.name(), new BigDecimal(fixing.value())));
        return rates;
    }

    private static Optional<Rejection> unknown(ResolvedDeal deal, DeclaredInputs declared) {
        var wrong = new ArrayList<String>();
        strangers(names(declared.fixings()), deal.indices()).forEach(name -> wrong.add("fixing " + name));
        strangers(names(declared.figures()), inputs(deal)).forEach(name -> wrong.add("input " + name));
        strangers(declared.exercised(), deal.calls().keySet()).forEach(name -> wrong.add("call " + name));
        return wrong.isEmpty()
                ? Optional.empty()
                : refusal(
                        INPUT_UNKNOWN,
                        "the document of " + deal.dealId() + " does not ask for " + String.join(", ", wrong)
                                + "; it has indices " + deal.indices() + ", inputs " + inputs(deal) + ", calls "
                                + deal.calls().keySet());
    }

    private static Optional<Rejection> missing(ResolvedDeal deal, DeclaredInputs declared) {
        var lacking = new ArrayList<String>();
        strangers(deal.indices(), new HashSet<>(names(declared.fixings())))
                .forEach(name -> lacking.add("fixing " + name));
        var given = names(declared.figures());
        deal.inputs().stream()
                .filter(input -> input.defaultValue().isEmpty())
                .filter(input -> !given.contains(input.name()))
                .forEach(input -> lacking.add("input " + input.name() + " as " + input.kind()
                        + input.note().map(note -> " (" + note + ")").orElse("")));
        return lacking.isEmpty()
                ? Optional.empty()
                : refusal(INPUT_MISSING, deal.dealId() + " needs " + String.join(", ", lacking));
    }

    private static Optional<Rejection> malformed(ResolvedDeal deal, DeclaredInputs declared) {
        var faults = new ArrayList<String>();
        twice(declared).forEach(name -> faults.add(name + " is given twice"));
        declared.fixings().forEach(fixing -> fixing(fixing).ifPresent(faults::add));
        declared.figures().forEach(figure -> figure(deal, figure).ifPresent(faults::add));
        if (declared.exercised().size() > 1) {
            faults.add("the assets are sold once, so only one of " + declared.exercised() + " can be exercised");
        }
        return faults.isEmpty() ? Optional.empty() : refusal(INPUT_MALFORMED, String.join("; ", faults));
    }

    /** A rate above 1 is 5.33 where 0.0533 is meant: it would pay a hundredfold. */
    private static Optional<String> fixing(OutsideFigure fixing) {
        if (!RATE.matcher(fixing.value()).matches()) {
            return Optional.of("fixing " + fixing.name() + " is \"" + fixing.value() + "\"; write 5.33 % as 0.0533");
        }
        if (new BigDecimal(fixing.value()).abs().compareTo(BigDecimal.ONE) > 0) {
            return Optional.of("fixing " + fixing.name() + " is " + fixing.value()
                    + ", which is more than 100 %; write 5.33 % as 0.0533");
        }
        return fixing.source().isBlank() || fixing.source().length() > SOURCE_LENGTH
                ? Optional.of(
                        "fixing " + fixing.name() + " needs its source, of at most " + SOURCE_LENGTH + " characters")
                : Optional.empty();
    }

    private static Optional<String> figure(ResolvedDeal deal, OutsideFigure figure) {
        if (figure.source().length() > SOURCE_LENGTH) {
            return Optional.of(
                    "the source of input " + figure.name() + " has more than " + SOURCE_LENGTH + " characters");
        }
        var terms = deal.inputs().stream()
                .filter(input -> input.name().equals(figure.name()))
                .findFirst()
                .orElseThrow();
        try {
            InputValue.parse(terms.kind(), deal.currency(), figure.value());
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("input " + figure.name() + ": " + e.getMessage());
        }
    }

    private static Set<String> twice(DeclaredInputs declared) {
        var twice = new TreeSet<String>();
        for (var names : List.of(names(declared.fixings()), names(declared.figures()), declared.exercised())) {
            var seen = new HashSet<String>();
            names.stream().filter(name -> !seen.add(name)).forEach(twice::add);
        }
        return twice;
    }

    private static Set<String> inputs(ResolvedDeal deal) {
        return deal.inputs().stream().map(InputTerms::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> names(List<OutsideFigure> figures) {
        return figures.stream().map(OutsideFigure::name).toList();
    }

    private static Stream<String> strangers(Collection<String> names, Set<String> known) {
        return names.stream().filter(name -> !known.contains(name)).distinct().sorted();
    }

    private static Optional<Rejection> refusal(Rejection.Code code, String detail) {
        return Optional.of(new Rejection(code, detail));
    }
}
