package io.penstock.servicing.loan.application;

import io.penstock.kernel.Money;
import io.penstock.onchain.Effect;
import java.time.YearMonth;

/** The account on chain that holds a deal's collections until they are distributed. */
public interface CollectionsAccount {

    /** Tokenises the cash of one closed period; the same period is the same effect. */
    Effect credit(String dealId, YearMonth collectionPeriod, Money amount);
}
