package io.penstock.deal;

import io.penstock.deal.formula.Figure;
import io.penstock.deal.formula.Formula;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Follows the cash of a mode through its steps and proves that every account that may not keep cash is empty
 * after the last one, whichever way the branches go.
 *
 * <p>What is tracked are the accounts that are surely empty: a residual without a limit empties one, and so
 * does a transfer of its whole balance; cash that comes in ends it.
 */
final class FlowValidation {

    private final DealDocument document;
    private final Map<String, Formula> amounts;
    private final Findings findings;
    private final AfterValidation reads;
    private final Set<String> needed = new HashSet<>();
    private final Set<String> drawn = new HashSet<>();
    private final Set<String> touched = new HashSet<>();

    /** @param amounts the formulas of the named amounts that could be read */
    FlowValidation(DealDocument document, Map<String, Formula> amounts, AfterValidation reads, Findings findings) {
        this.reads = reads;
        this.document = document;
        this.amounts = amounts;
        this.findings = findings;
    }

    void check() {
        var modesThatKeep = new TreeMap<String, List<String>>();
        document.modes().forEach((mode, steps) -> {
            touched.clear();
            needed.clear();
            var empty = run(steps, "modes." + mode, Set.of());
            document.accounts().forEach((name, account) -> {
                if (account.target().isPresent() || account.keeps() || empty.contains(name)) {
                    return;
                }
                if (name.equals(AccountTerms.COLLECTIONS)) {
                    findings.addUnlessFaulty(
                            FindingCode.MODE_WITHOUT_RESIDUAL,
                            "modes." + mode,
                            "the last step is a residual from " + name
                                    + " without a limit, so that no cash stays behind");
                } else {
                    modesThatKeep.computeIfAbsent(name, _ -> new ArrayList<>()).add(mode);
                }
            });
        });
        modesThatKeep.forEach((name, modes) -> findings.addUnlessFaulty(
                FindingCode.ACCOUNT_NEVER_EMPTIED,
                "accounts." + name,
                "cash can stay in it after the last step of " + String.join(", ", modes)
                        + ": it has no target and does not say keeps"));
        document.accounts().forEach((name, account) -> {
            if (!drawn.contains(name)) {
                findings.addUnlessFaulty(
                        FindingCode.ACCOUNT_NEVER_EMPTIED, "accounts." + name, "no step takes cash from " + name);
            }
        });
    }

    /** The accounts that are empty after the steps, if those of {@code before} were empty before them. */
    private Set<String> run(List<Step> steps, String path, Set<String> before) {
        Set<String> empty = new HashSet<>(before);
        for (int i = 0; i < steps.size(); i++) {
            var at = path + "[" + i + "]";
            var step = steps.get(i);
            var sources = sources(step);
            drawn.addAll(sources);
            if (!sources.isEmpty() && empty.containsAll(sources)) {
                findings.addUnlessFaulty(
                        FindingCode.STEP_UNREACHABLE,
                        at,
                        "a step before this one has emptied " + String.join(", ", sources));
            }
            if (step instanceof Step.Branch branch) {
                empty = branch(branch, at, empty);
            } else {
                apply(step, empty);
            }
            touched.addAll(sources);
            needed.addAll(reads.needed(step));
        }
        return empty;
    }

    private Set<String> branch(Step.Branch branch, String path, Set<String> before) {
        var results = new ArrayList<Set<String>>();
        boolean decided = false;
        for (int c = 0; c < branch.cases().size(); c++) {
            var condition = branch.cases().get(c).when();
            if (decided || condition.equals("false")) {
                findings.addUnlessFaulty(
                        FindingCode.STEP_UNREACHABLE,
                        Steps.thenPath(path, c),
                        decided ? "a condition before this one always holds" : "false never holds");
            }
            decided |= condition.equals("true");
            results.add(run(branch.cases().get(c).steps(), Steps.thenPath(path, c), before));
        }
        if (decided && !branch.otherwise().isEmpty()) {
            findings.addUnlessFaulty(
                    FindingCode.STEP_UNREACHABLE, path + ".else", "a condition before this one always holds");
        }
        if (branch.otherwise().isEmpty()) {
            findings.addUnlessFaulty(
                    FindingCode.BRANCH_WITHOUT_ELSE, path, "nothing happens when no condition holds; say so with note");
        }
        results.add(run(branch.otherwise(), path + ".else", before));
        var empty = new HashSet<String>(results.getFirst());
        results.forEach(empty::retainAll);
        return empty;
    }

    private void apply(Step step, Set<String> empty) {
        switch (step) {
            case Step.Residual residual when residual.upTo().isEmpty() -> empty.add(residual.from());
            case Step.Transfer transfer -> {
                if (movesAll(transfer)) {
                    empty.add(transfer.from());
                }
                empty.remove(transfer.to());
                touched.add(transfer.to());
            }
            case Step.ToTarget toTarget -> {
                empty.remove(toTarget.account());
                touched.add(toTarget.account());
            }
            default -> {}
        }
    }

    /**
     * Whether a transfer surely moves the whole balance: that of this moment, which nothing has asked for
     * before, or that of the opening if no cash has moved since.
     */
    private boolean movesAll(Step.Transfer transfer) {
        if (!(amounts.get(transfer.amount()) instanceof Formula.Reference(Figure.Account(var name, var moment)))
                || !name.equals(transfer.from())) {
            return false;
        }
        // The price of a call comes in after the opening balance is taken.
        return moment == Figure.Moment.NOW
                ? !needed.contains(transfer.amount())
                : !touched.contains(name)
                        && document.calls().stream().noneMatch(call -> call.to().equals(name));
    }

    /** The accounts that a step takes cash from. */
    private static List<String> sources(Step step) {
        return switch (step) {
            case Step.Pay pay -> {
                var sources = new ArrayList<>(List.of(pay.from()));
                sources.addAll(pay.support());
                yield sources;
            }
            case Step.ToTarget toTarget -> List.of(toTarget.from());
            case Step.Transfer transfer -> List.of(transfer.from());
            case Step.Residual residual -> List.of(residual.from());
            case Step.Buy buy -> List.of(buy.from());
            case Step.Book _,
                    Step.WriteDown _,
                    Step.WriteUp _,
                    Step.Evaluate _,
                    Step.SetMode _,
                    Step.Note _,
                    Step.Branch _ -> List.of();
        };
    }
}
