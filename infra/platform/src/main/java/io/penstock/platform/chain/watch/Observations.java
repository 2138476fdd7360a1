package io.penstock.platform.chain.watch;

import io.penstock.onchain.LogReader.Meaning;
import java.util.ArrayList;
import java.util.List;

/** The rule what of a transaction is news to the platform. Pure. */
public final class Observations {

    private Observations() {}

    /**
     * What of one transaction nobody here has caused.
     *
     * <ul>
     *   <li>With an effect of the gateway in it, nothing: only a relay's key can submit one, and the gateway calls nothing
     *       but what the effect says.
     *   <li>A payment without an effect is a claim. The cash that leaves the pool for it is explained by it.
     *   <li>Every other transfer is external.
     * </ul>
     *
     * @param meanings all logs of our contracts in the transaction, in their order
     * @param pool address of the distribution pool
     */
    public static List<Observed> of(String transaction, long block, List<Meaning> meanings, String pool) {
        if (meanings.stream().anyMatch(Meaning.Explained.class::isInstance)) {
            return List.of();
        }
        var claims = meanings.stream()
                .filter(Meaning.Paid.class::isInstance)
                .map(Meaning.Paid.class::cast)
                .toList();
        var news = new ArrayList<Observed>();
        for (int place = 0; place < meanings.size(); place++) {
            var position = transaction + "/" + place;
            switch (meanings.get(place)) {
                case Meaning.Paid paid ->
                    news.add(new Observed.Claim(
                            position,
                            transaction,
                            block,
                            paid.distributionId(),
                            paid.index(),
                            paid.wallet(),
                            paid.to(),
                            paid.amountMinor()));
                case Meaning.Moved moved -> {
                    if (claims.isEmpty() || !moved.from().equalsIgnoreCase(pool)) {
                        news.add(new Observed.Transfer(
                                position,
                                transaction,
                                block,
                                moved.contract(),
                                moved.from(),
                                moved.to(),
                                moved.amount()));
                    }
                }
                case Meaning.Explained _, Meaning.Token _, Meaning.Other _ -> {} // moves nothing by itself
            }
        }
        return List.copyOf(news);
    }
}
