package io.penstock.servicing.loan.adapter.chain;

import io.penstock.kernel.Money;
import io.penstock.onchain.Effect;
import io.penstock.onchain.Effects;
import io.penstock.servicing.loan.application.CollectionsAccount;
import java.time.YearMonth;
import org.springframework.stereotype.Component;

/** The collections account of contract {@code DistributionPool}. */
@Component
public class CollectionsAccountContract implements CollectionsAccount {

    private final Effects effects;

    public CollectionsAccountContract(Effects effects) {
        this.effects = effects;
    }

    @Override
    public Effect credit(String dealId, YearMonth collectionPeriod, Money amount) {
        return effects.creditCollections(
                "collections/" + dealId + "/" + collectionPeriod, dealId, collectionPeriod, amount.minorUnits());
    }
}
