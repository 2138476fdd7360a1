package io.penstock.issuance.tranche.application;

import io.penstock.issuance.investor.WalletDirectory;
import io.penstock.issuance.tranche.ChainTransfer;
import io.penstock.issuance.tranche.TrancheCommand.ObserveTakenBack;
import io.penstock.issuance.tranche.TrancheCommand.ObserveTransfer;
import io.penstock.issuance.tranche.TrancheEvent.TrancheIssued;
import io.penstock.issuance.tranche.TrancheEvent.TrancheStructured;
import io.penstock.issuance.tranche.TrancheId;
import io.penstock.onchain.ChainReader;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.chain.watch.ChainObserver;
import io.penstock.platform.chain.watch.Observed;
import io.penstock.platform.eventstore.EventDecoder;
import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.eventstore.LogFold;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Tells the class when its units changed hands on chain by themselves. Whether the register follows is decided there; what
 * the configuration says of the deal goes with the command.
 */
@Component
public class WhenUnitsMoveThenRegister implements ChainObserver {

    private final LogFold<Tokens> tokens;
    private final WalletDirectory wallets;
    private final ChainReader chain;
    private final Commands commands;
    private final HolderTransfers policy;
    private final Deals deals;

    public WhenUnitsMoveThenRegister(
            EventLog log,
            EventDecoder decoder,
            WalletDirectory wallets,
            ChainReader chain,
            Commands commands,
            HolderTransfers policy,
            Deals deals) {
        this.tokens = new LogFold<>(
                log,
                decoder,
                TrancheLog.EVENTS,
                new Tokens(),
                Tokens::apply,
                TrancheStructured.class,
                TrancheIssued.class);
        this.wallets = wallets;
        this.chain = chain;
        this.commands = commands;
        this.policy = policy;
        this.deals = deals;
    }

    /** Classes by the addresses of their tokens. */
    private static final class Tokens {

        private final Map<String, TrancheId> issued = new HashMap<>();
        private final Set<TrancheId> waiting = new HashSet<>();

        void apply(Object event) {
            switch (event) {
                case TrancheStructured e -> waiting.add(e.trancheId());
                case TrancheIssued e -> {
                    waiting.remove(e.trancheId());
                    issued.put(e.tokenAddress().toLowerCase(Locale.ROOT), e.trancheId());
                }
                default -> {} // no other event is asked for
            }
        }
    }

    @Override
    public void observe(Observed fact) {
        switch (fact) {
            case Observed.Transfer transfer -> classOf(transfer.contract()).ifPresent(id -> tell(id, transfer));
            case Observed.Gone(Observed.Transfer transfer) ->
                classOf(transfer.contract())
                        .ifPresent(id -> commands.send(new ObserveTakenBack(id, transfer.position())));
            case Observed.Gone _, Observed.Claim _ -> {} // cash is servicing's
        }
    }

    private void tell(TrancheId id, Observed.Transfer transfer) {
        commands.send(new ObserveTransfer(
                id,
                new ChainTransfer(
                        transfer.position(),
                        transfer.transactionHash(),
                        transfer.blockNumber(),
                        transfer.from().toLowerCase(Locale.ROOT),
                        transfer.to().toLowerCase(Locale.ROOT),
                        transfer.amount().longValueExact()),
                wallets.ownerOf(transfer.to()),
                policy.allowedIn(id.deal()),
                wallets.ownerOf(transfer.from())
                        .map(sender -> deals.kept(id, sender))
                        .orElse(0L)));
    }

    /** Empty for another contract. A class whose closing is on chain and not in the log yet is waited for. */
    private Optional<TrancheId> classOf(String contract) {
        var known = tokens.now().orElseThrow(() -> new IllegalStateException("the log is not settled at this moment"));
        var id = known.issued.get(contract);
        if (id == null) {
            for (TrancheId each : known.waiting) {
                if (chain.tokenAddress(each.deal().name(), each.className())
                        .filter(contract::equalsIgnoreCase)
                        .isPresent()) {
                    throw new IllegalStateException("the closing of " + each + " is not in the log yet");
                }
            }
        }
        return Optional.ofNullable(id);
    }
}
