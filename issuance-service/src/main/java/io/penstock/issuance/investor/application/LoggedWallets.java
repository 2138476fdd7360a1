package io.penstock.issuance.investor.application;

import io.penstock.issuance.investor.InvestorEvent.InvestorRegistered;
import io.penstock.issuance.investor.InvestorEvent.RegistrationRequested;
import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.investor.WalletDirectory;
import io.penstock.platform.eventstore.EventDecoder;
import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.eventstore.LogFold;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Wallets by their investors, folded from the log. */
@Component
class LoggedWallets implements WalletDirectory {

    private final LogFold<Wallets> wallets;

    LoggedWallets(EventLog log, EventDecoder decoder) {
        this.wallets = new LogFold<>(
                log,
                decoder,
                InvestorLog.EVENTS,
                new Wallets(),
                Wallets::apply,
                RegistrationRequested.class,
                InvestorRegistered.class);
    }

    private static final class Wallets {

        private final Map<InvestorId, String> asked = new HashMap<>();
        private final Map<String, InvestorId> owners = new HashMap<>();

        void apply(Object event) {
            switch (event) {
                case RegistrationRequested e -> asked.put(e.investorId(), e.wallet());
                case InvestorRegistered e -> {
                    var wallet = asked.remove(e.investorId());
                    if (wallet != null) {
                        owners.put(wallet.toLowerCase(Locale.ROOT), e.investorId());
                    }
                }
                default -> {} // no other event is asked for
            }
        }
    }

    @Override
    public Optional<InvestorId> ownerOf(String wallet) {
        var known = wallets.now().orElseThrow(() -> new IllegalStateException("the log is not settled at this moment"));
        return Optional.ofNullable(known.owners.get(wallet.toLowerCase(Locale.ROOT)));
    }
}
