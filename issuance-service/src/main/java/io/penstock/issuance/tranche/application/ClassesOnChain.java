package io.penstock.issuance.tranche.application;

import io.penstock.issuance.tranche.Holding;
import io.penstock.issuance.tranche.TrancheEvent.FreezeChanged;
import io.penstock.issuance.tranche.TrancheEvent.HolderTransferMirrored;
import io.penstock.issuance.tranche.TrancheEvent.TradeSettled;
import io.penstock.issuance.tranche.TrancheEvent.TrancheIssued;
import io.penstock.issuance.tranche.TrancheId;
import io.penstock.onchain.ChainBooks;
import io.penstock.platform.chain.reconcile.ChainStatements;
import io.penstock.platform.chain.reconcile.Comparison;
import io.penstock.platform.chain.reconcile.Kind;
import io.penstock.platform.eventstore.EventDecoder;
import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.eventstore.LogFold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The register of holders as it follows from the log, class by class and wallet by wallet, beside the tokens. */
@Component
public class ClassesOnChain implements ChainStatements {

    private final LogFold<Map<TrancheId, Books>> register;

    /** One class: units and frozen units by wallet. */
    private static final class Books {
        private final Map<String, Long> units = new TreeMap<>();
        private final Map<String, Long> frozen = new TreeMap<>();
    }

    public ClassesOnChain(EventLog log, EventDecoder decoder) {
        this.register = new LogFold<>(
                log,
                decoder,
                TrancheLog.EVENTS,
                new TreeMap<>(Comparator.comparing(TrancheId::value)),
                ClassesOnChain::apply,
                TrancheIssued.class,
                HolderTransferMirrored.class,
                TradeSettled.class,
                FreezeChanged.class);
    }

    private static void apply(Map<TrancheId, Books> register, Object event) {
        switch (event) {
            case TrancheIssued e -> {
                var units = books(register, e.trancheId()).units;
                e.holdings()
                        .forEach(each ->
                                units.merge(each.wallet(), each.faceValue().minorUnits(), Math::addExact));
            }
            case HolderTransferMirrored e -> moved(books(register, e.trancheId()), e.sender(), e.receiver());
            case TradeSettled e -> moved(books(register, e.trancheId()), e.sender(), e.receiver());
            case FreezeChanged e ->
                books(register, e.trancheId()).frozen.put(e.wallet(), e.frozen().minorUnits());
            default -> {} // no other event is asked for
        }
    }

    private static void moved(Books books, Holding sender, Holding receiver) {
        books.units.put(sender.wallet(), sender.faceValue().minorUnits());
        books.units.put(receiver.wallet(), receiver.faceValue().minorUnits());
    }

    private static Books books(Map<TrancheId, Books> register, TrancheId id) {
        return register.computeIfAbsent(id, _ -> new Books());
    }

    @Override
    public Optional<List<Comparison>> compare(ChainBooks chain) {
        return register.now().map(classes -> {
            var all = new ArrayList<Comparison>();
            classes.forEach((id, books) -> all.addAll(compare(id, books, chain)));
            return List.copyOf(all);
        });
    }

    private static List<Comparison> compare(TrancheId id, Books books, ChainBooks chain) {
        var units = books.units;
        var deal = id.deal().name();
        var all = new ArrayList<Comparison>();
        if (chain.token(deal, id.className()).isEmpty()) {
            return List.of(new Comparison(Kind.SUPPLY, id.name(), total(units), "no token"));
        }
        long supply = chain.supply(deal, id.className());
        all.add(new Comparison(Kind.SUPPLY, id.name(), total(units), Long.toString(supply)));
        var wallets = List.copyOf(units.keySet());
        var held = chain.held(deal, id.className(), wallets);
        long known = 0;
        for (int i = 0; i < wallets.size(); i++) {
            var where = id.name() + " in " + wallets.get(i);
            known = Math.addExact(known, held.get(i).units());
            all.add(new Comparison(
                    Kind.HOLDING,
                    where,
                    String.valueOf(units.get(wallets.get(i))),
                    Long.toString(held.get(i).units())));
            all.add(new Comparison(
                    Kind.FROZEN,
                    where,
                    Long.toString(books.frozen.getOrDefault(wallets.get(i), 0L)),
                    Long.toString(held.get(i).frozen())));
        }
        all.add(new Comparison(Kind.ELSEWHERE, id.name(), "0", Long.toString(supply - known)));
        return all;
    }

    private static String total(Map<String, Long> units) {
        return Long.toString(units.values().stream().reduce(0L, Math::addExact));
    }
}
