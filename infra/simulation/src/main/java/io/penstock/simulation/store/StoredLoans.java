package io.penstock.simulation.store;

import io.penstock.contracts.issuance.DealClosedV1;
import io.penstock.contracts.issuance.PoolFrozenV1;
import io.penstock.contracts.issuance.PoolLoansV1;
import io.penstock.servicing.loan.CollectionFinding;
import io.penstock.servicing.loan.LoanAccount;
import io.penstock.servicing.loan.LoanBookId;
import io.penstock.servicing.loan.LoanMonth;
import io.penstock.servicing.loan.application.LoanStore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What servicing keeps of pools and loans. */
public final class StoredLoans implements LoanStore {

    private final Map<String, Map<Integer, PoolLoansV1>> parts = new HashMap<>();
    private final Map<String, PoolFrozenV1> pools = new HashMap<>();
    private final Map<String, String> poolOfDeal = new TreeMap<>();
    private final Map<String, List<LoanAccount>> versions = new HashMap<>();
    private final Map<String, List<CollectionFinding>> found = new HashMap<>();
    private final Map<String, String> problems = new HashMap<>();

    @Override
    public void keep(PoolLoansV1 part) {
        parts.computeIfAbsent(part.poolId(), _ -> new TreeMap<>()).putIfAbsent(part.part(), part);
    }

    @Override
    public void keep(PoolFrozenV1 pool) {
        pools.putIfAbsent(pool.poolId(), pool);
    }

    @Override
    public void keep(DealClosedV1 deal) {
        poolOfDeal.putIfAbsent(deal.dealId(), deal.poolId());
    }

    @Override
    public Optional<FrozenPool> frozenPool(String poolId) {
        var here = parts.getOrDefault(poolId, Map.of()).values();
        boolean complete = here.stream().anyMatch(part -> part.parts() == here.size());
        return Optional.ofNullable(pools.get(poolId))
                .filter(_ -> complete)
                .map(pool -> new FrozenPool(
                        pool,
                        here.stream()
                                .flatMap(part -> part.loans().stream())
                                .map(StoredLoans::boarded)
                                .sorted(Comparator.comparing(LoanAccount::loanId))
                                .toList()));
    }

    private static LoanAccount boarded(PoolLoansV1.Loan loan) {
        return LoanAccount.boarded(
                loan.loanId(),
                Long.parseLong(loan.currentBalance()),
                new BigDecimal(loan.interestRate()),
                Long.parseLong(loan.scheduledPayment()),
                loan.remainingTerm(),
                loan.daysPastDue());
    }

    @Override
    public List<String> dealsOf(String poolId) {
        var deals = new ArrayList<String>();
        poolOfDeal.forEach((deal, pool) -> {
            if (pool.equals(poolId)) {
                deals.add(deal);
            }
        });
        return deals;
    }

    @Override
    public void noteBoardingProblem(String dealId, String problem) {
        problems.put(dealId, problem);
    }

    /** Why the loans of a deal were refused, or empty. */
    public String problem(String dealId) {
        return problems.getOrDefault(dealId, "");
    }

    @Override
    public Writer write(LoanBookId book, String version) {
        var loans = new ArrayList<LoanAccount>();
        return new Writer() {
            @Override
            public void add(LoanMonth month) {
                loans.add(month.account());
            }

            @Override
            public void close() {
                versions.putIfAbsent(book + " " + version, List.copyOf(loans));
            }
        };
    }

    @Override
    public void read(LoanBookId book, String version, Consumer<LoanAccount> loan) {
        versions.getOrDefault(book + " " + version, List.of()).forEach(loan);
    }

    @Override
    public void saveFindings(LoanBookId book, String version, List<CollectionFinding> findings) {
        found.putIfAbsent(book + " " + version, List.copyOf(findings));
    }

    @Override
    public List<CollectionFinding> findings(LoanBookId book, String version) {
        return found.getOrDefault(book + " " + version, List.of());
    }

    @Override
    public void saveFile(String fileHash, String fileName, byte[] bytes) {
        // Nobody reads the file again.
    }
}
