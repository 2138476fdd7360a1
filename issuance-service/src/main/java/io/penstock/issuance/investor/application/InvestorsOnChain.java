package io.penstock.issuance.investor.application;

import io.penstock.issuance.investor.InvestorEvent.InvestorRegistered;
import io.penstock.issuance.investor.InvestorEvent.RegistrationRequested;
import io.penstock.issuance.investor.InvestorEvent.StandingChanged;
import io.penstock.issuance.investor.InvestorId;
import io.penstock.onchain.ChainBooks;
import io.penstock.platform.chain.reconcile.ChainStatements;
import io.penstock.platform.chain.reconcile.Comparison;
import io.penstock.platform.chain.reconcile.Kind;
import io.penstock.platform.eventstore.EventDecoder;
import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.eventstore.LogFold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Standing and wallets of every investor as they follow from the log, beside the registry. */
@Component
public class InvestorsOnChain implements ChainStatements {

    private static final String GOOD = "in good standing";

    private final LogFold<Register> register;

    public InvestorsOnChain(EventLog log, EventDecoder decoder) {
        this.register = new LogFold<>(
                log,
                decoder,
                InvestorLog.EVENTS,
                new Register(),
                Register::apply,
                RegistrationRequested.class,
                InvestorRegistered.class,
                StandingChanged.class);
    }

    /** Wallets asked for, those that the chain has confirmed, and who is suspended. */
    private static final class Register {

        private final Map<InvestorId, String> asked = new TreeMap<>(Comparator.comparing(InvestorId::value));
        private final Map<InvestorId, String> confirmed = new TreeMap<>(Comparator.comparing(InvestorId::value));

        private final Set<InvestorId> suspended = new HashSet<>();

        void apply(Object event) {
            switch (event) {
                case RegistrationRequested e -> asked.put(e.investorId(), e.wallet());
                case InvestorRegistered e -> {
                    var wallet = asked.remove(e.investorId());
                    if (wallet != null) {
                        confirmed.put(e.investorId(), wallet);
                    }
                }
                case StandingChanged e when e.suspended() -> suspended.add(e.investorId());
                case StandingChanged e -> suspended.remove(e.investorId());
                default -> {} // no other event is asked for
            }
        }
    }

    @Override
    public Optional<List<Comparison>> compare(ChainBooks chain) {
        return register.now().map(known -> compare(known, chain));
    }

    private static List<Comparison> compare(Register known, ChainBooks chain) {
        var confirmed = known.confirmed;
        var ids = List.copyOf(confirmed.keySet());
        var standings = chain.standings(ids.stream().map(InvestorId::name).toList());
        var all = new ArrayList<Comparison>();
        for (int i = 0; i < ids.size(); i++) {
            var name = ids.get(i).name();
            var standing = standings.get(i);
            all.add(new Comparison(
                    Kind.STANDING, name, known.suspended.contains(ids.get(i)) ? "suspended" : GOOD, text(standing)));
            all.add(new Comparison(
                    Kind.WALLETS,
                    name,
                    String.valueOf(confirmed.get(ids.get(i))),
                    String.join(", ", standing.wallets().stream().sorted().toList())));
        }
        return List.copyOf(all);
    }

    private static String text(ChainBooks.Standing standing) {
        if (!standing.known()) {
            return "unknown";
        }
        var faults = new ArrayList<String>();
        if (standing.suspended()) {
            faults.add("suspended");
        }
        if (standing.sanctioned()) {
            faults.add("sanctioned");
        }
        return faults.isEmpty() ? GOOD : String.join(" and ", faults);
    }
}
