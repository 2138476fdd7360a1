package io.penstock.issuance.investor.application;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.investor.OnboardingCommand.RecordScreening;
import io.penstock.issuance.investor.OnboardingEvent.WalletProved;
import io.penstock.issuance.investor.OnboardingId;
import io.penstock.issuance.investor.OnboardingRejection;
import io.penstock.issuance.investor.domain.screening.ListedParty;
import io.penstock.issuance.investor.domain.screening.Screening;
import io.penstock.issuance.investor.domain.screening.Screening.Hit;
import io.penstock.issuance.investor.domain.screening.Screening.Party;
import io.penstock.kernel.Rejection;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.json.PlatformJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/** Compares investors with the lists of sanctioned parties. Who was found is kept in the vault, not in the log. */
@Component
public class PartyScreenings {

    private static final int YEAR_DIGITS = 4;

    private final Onboardings onboardings;
    private final SanctionLists lists;
    private final Screening screening;
    private final InvestorVault vault;
    private final Commands commands;

    public PartyScreenings(
            Onboardings onboardings, SanctionLists lists, Screening screening, InvestorVault vault, Commands commands) {
        this.onboardings = onboardings;
        this.lists = lists;
        this.screening = screening;
        this.vault = vault;
        this.commands = commands;
    }

    /** Compares with every list that is loaded. With the same lists and details a repeat changes nothing. */
    public void screen(InvestorId investorId, String screenedBy) {
        var file = onboardings.open(investorId);
        var details = vault.read(investorId, InvestorVault.DETAILS)
                .orElseThrow(() -> new RejectedException(new Rejection(
                        OnboardingRejection.DETAILS_MISSING, "no name is kept of investor " + investorId)));
        var party = party(
                PlatformJson.mapper().readTree(details.text()),
                file.opened().country(),
                file.wallets().stream().map(WalletProved::wallet).toList());
        var hash = lists.hash();
        var entries = new ArrayList<ListedParty>();
        lists.read(entries::add);
        var hits = screening.hits(party, entries.stream());
        vault.keep(
                investorId, item(hash, details.version()), PlatformJson.mapper().writeValueAsString(hits));
        commands.send(new RecordScreening(
                OnboardingId.of(investorId),
                hash,
                details.version(),
                hits.size(),
                hits.isEmpty() ? 0 : hits.getFirst().score(),
                screenedBy));
    }

    /** Whom the screening found, most alike first; empty if the data is erased. */
    public List<Hit> hits(InvestorId investorId, String listsHash, int detailsVersion) {
        return vault.read(investorId, item(listsHash, detailsVersion))
                .map(kept -> PlatformJson.mapper().readValue(kept.text(), new TypeReference<List<Hit>>() {}))
                .orElse(List.of());
    }

    private static String item(String listsHash, int detailsVersion) {
        return "screening/" + listsHash + "/" + detailsVersion;
    }

    private static Party party(JsonNode details, String country, List<String> wallets) {
        var names = Stream.concat(
                        Stream.of(details.path("name").asString()),
                        details.path("otherNames").valueStream().map(JsonNode::asString))
                .toList();
        var born = details.path("birthDate").asString("");
        return new Party(
                names,
                Optional.of(country),
                born.length() < YEAR_DIGITS
                        ? Optional.empty()
                        : Optional.of(Integer.valueOf(born.substring(0, YEAR_DIGITS))),
                wallets);
    }
}
