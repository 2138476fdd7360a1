package io.penstock.issuance.tranche.application;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.investor.OfferingAnswer;
import io.penstock.issuance.investor.OfferingAnswer.Code;
import io.penstock.issuance.investor.OfferingDesk;
import io.penstock.issuance.investor.Purchase;
import io.penstock.kernel.Money;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks the offering rules about a purchase together with those of all other buyers of the offering. */
@Component
public class Eligibility {

    /** More than any regime lets in: whoever is refused for it needs one of the places for others. */
    private static final int TOO_MANY = 1_000_000;

    private final OfferingDesk desk;

    public Eligibility(OfferingDesk desk) {
        this.desk = desk;
    }

    /**
     * What a retail buyer has stated about itself; asked and not kept.
     *
     * @param portfolio financial instruments and deposits
     * @param securitisations those that it has already
     */
    public record Stated(Optional<Money> portfolio, Optional<Money> securitisations) {

        /** Nothing. */
        public static final Stated NOTHING = new Stated(Optional.empty(), Optional.empty());
    }

    /**
     * The rules' answer.
     *
     * @param amount of all that the buyer takes in this offering: several classes are one purchase
     * @param buyers of the offering, with or without this one
     * @return empty if the buyer has no file
     */
    Optional<OfferingAnswer> ask(
            InvestorId buyer, List<String> regimes, Money amount, Collection<InvestorId> buyers, Stated stated) {
        int others = (int)
                buyers.stream().filter(each -> !each.equals(buyer)).distinct().count();
        var question =
                new Purchase(desk.today(), amount, others + 1, TOO_MANY, stated.portfolio(), stated.securitisations());
        return desk.mayBuy(buyer, regimes, question)
                .flatMap(answer -> needsAPlace(answer)
                        ? desk.mayBuy(
                                buyer,
                                regimes,
                                new Purchase(
                                        question.on(),
                                        amount,
                                        others + 1,
                                        placesTaken(buyer, regimes, buyers),
                                        stated.portfolio(),
                                        stated.securitisations()))
                        : Optional.of(answer));
    }

    /** Buyers without qualification count over the whole offering, which is never longer than what regimes look back on. */
    private int placesTaken(InvestorId buyer, List<String> regimes, Collection<InvestorId> buyers) {
        return (int) buyers.stream()
                .filter(each -> !each.equals(buyer))
                .distinct()
                .filter(each -> desk.mayBuy(
                                each,
                                regimes,
                                new Purchase(
                                        desk.today(),
                                        Money.of("USD", "0"),
                                        1,
                                        TOO_MANY,
                                        Optional.empty(),
                                        Optional.empty()))
                        .filter(Eligibility::needsAPlace)
                        .isPresent())
                .count();
    }

    private static boolean needsAPlace(OfferingAnswer answer) {
        return answer.regimes().stream()
                .anyMatch(regime -> regime.objections().stream().anyMatch(each -> each.code() == Code.OTHERS_TOO_MANY));
    }
}
