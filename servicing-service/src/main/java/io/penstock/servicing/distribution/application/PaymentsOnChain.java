package io.penstock.servicing.distribution.application;

import io.penstock.deal.ResolvedDeal;
import io.penstock.onchain.ChainBooks;
import io.penstock.platform.chain.reconcile.ChainStatements;
import io.penstock.platform.chain.reconcile.Comparison;
import io.penstock.platform.chain.reconcile.Kind;
import io.penstock.platform.eventstore.EventDecoder;
import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.eventstore.LogFold;
import io.penstock.servicing.deal.Holding;
import io.penstock.servicing.deal.ServicedDeals;
import io.penstock.servicing.distribution.DistributionId;
import io.penstock.servicing.distribution.application.PaymentBooks.PaymentDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Accounts, class balances, records and payment dates as they follow from the log, beside the pool and the tokens.
 *
 * <p>Of a deal that has no payment date yet, its classes and the reserve deposit are those of the closing.
 */
@Component
public class PaymentsOnChain implements ChainStatements {

    private static final int SHOWN = 10;

    private final LogFold<PaymentBooks> books;
    private final ServicedDeals deals;

    /** @param contexts events of all contexts of the service */
    public PaymentsOnChain(EventLog log, EventDecoder decoder, List<EventTypes> contexts, ServicedDeals deals) {
        this.books = new LogFold<>(
                log, decoder, EventTypes.merge(contexts), new PaymentBooks(), PaymentBooks::apply, PaymentBooks.EVENTS);
        this.deals = deals;
    }

    @Override
    public Optional<List<Comparison>> compare(ChainBooks chain) {
        return books.now().map(known -> {
            var all = new ArrayList<Comparison>();
            for (String id : deals.ids()) {
                deals.find(id).ifPresent(deal -> all.addAll(accounts(id, deal, known, chain)));
            }
            known.dates.forEach((id, date) -> all.addAll(paymentDate(id, date, chain)));
            return List.copyOf(all);
        });
    }

    private static List<Comparison> accounts(String id, ResolvedDeal deal, PaymentBooks known, ChainBooks chain) {
        var account = known.deals.getOrDefault(id, new PaymentBooks.Account());
        var reserve = account.reserve;
        var all = new ArrayList<Comparison>();
        all.add(comparison(Kind.COLLECTIONS, id, account.collections, chain.collectionsAccount(id)));
        all.add(comparison(
                Kind.RESERVE,
                id,
                reserve == null ? deal.reserveDeposit().minorUnits() : reserve,
                chain.reserveAccount(id)));
        for (var each : deal.document().tranches()) {
            var name = id + "/" + each.className();
            if (chain.token(id, each.className()).isEmpty()) {
                all.add(new Comparison(Kind.FACTOR, name, "issued", "no token"));
                continue;
            }
            long balance = account.classBalances.getOrDefault(
                    each.className(), each.originalBalance().minorUnits());
            all.add(comparison(Kind.FACTOR, name, balance, chain.principalBalance(id, each.className())));
        }
        return all;
    }

    private static List<Comparison> paymentDate(DistributionId id, PaymentDate date, ChainBooks chain) {
        var all = new ArrayList<Comparison>();
        if (date.cut && !date.over) {
            all.addAll(record(id, date, chain));
        }
        var pool = chain.distribution(id.value());
        all.add(new Comparison(
                Kind.DECLARED,
                id.value(),
                declaration(date.declared, date.recordNumber, date.payments),
                declaration(pool.declared(), pool.recordId(), pool.payments())));
        if (date.declared && pool.declared()) {
            all.add(new Comparison(
                    Kind.PAID,
                    id.value(),
                    payments(date.paid, date.payments),
                    payments(chain.paid(id.value(), pool.payments()), pool.payments())));
            all.add(comparison(Kind.ESCROW, id.value(), date.escrow, pool.escrow()));
            all.add(comparison(Kind.RESERVED, id.value(), date.reserved, pool.reserved()));
        }
        return all;
    }

    /** What is paid rests on the units of the record, until it is paid. */
    private static List<Comparison> record(DistributionId id, PaymentDate date, ChainBooks chain) {
        var all = new ArrayList<Comparison>();
        var classes = new TreeMap<String, List<Holding>>();
        date.recorded.forEach(each -> classes.computeIfAbsent(each.className(), _ -> new ArrayList<>())
                .add(each));
        classes.forEach((className, holdings) -> {
            var name = id.dealId() + "/" + className;
            var at = " at record " + date.recordNumber;
            long units = holdings.stream().mapToLong(Holding::units).sum();
            all.add(comparison(
                    Kind.SUPPLY, name + at, units, chain.supplyAt(id.dealId(), className, date.recordNumber)));
            var found = chain.unitsAt(
                    id.dealId(),
                    className,
                    holdings.stream().map(Holding::wallet).toList(),
                    date.recordNumber);
            for (int i = 0; i < holdings.size(); i++) {
                all.add(comparison(
                        Kind.HOLDING,
                        name + " in " + holdings.get(i).wallet() + at,
                        holdings.get(i).units(),
                        found.get(i)));
            }
        });
        return all;
    }

    private static String declaration(boolean declared, long record, int payments) {
        return declared ? "record " + record + ", " + payments + " payments to holders" : "not declared";
    }

    private static String payments(BitSet paid, int payments) {
        var text = new StringBuilder().append(paid.cardinality()).append(" of ").append(payments);
        int shown = 0;
        for (int index = paid.nextClearBit(0); index < payments; index = paid.nextClearBit(index + 1)) {
            if (shown == SHOWN) {
                return text.append(", …").toString();
            }
            text.append(shown == 0 ? ", not " : ", ").append(index);
            shown++;
        }
        return text.toString();
    }

    private static Comparison comparison(Kind kind, String subject, long log, long chain) {
        return new Comparison(kind, subject, Long.toString(log), Long.toString(chain));
    }
}
