package io.penstock.issuance.tranche;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.investor.InvestorRegister.RegisteredInvestor;
import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.PoolDirectory.FrozenPool;
import io.penstock.issuance.tranche.DealCommand.Subscription;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** A small deal for tests: classes A and B of USD 8,000.00 and USD 2,000.00 on a pool of USD 10,500.00. */
public final class DealExample {

    public static final DealId DEAL = DealId.named("ATLAS-2020-1");
    public static final AssetPoolId POOL = AssetPoolId.named("WOSAT-2020-A");
    public static final LocalDate CUT_OFF = LocalDate.of(2020, 7, 31);
    public static final LocalDate CLOSING = LocalDate.of(2020, 8, 19);
    public static final String WALLET = "0x" + "ab".repeat(20);
    public static final String HASH = "d".repeat(64);

    private DealExample() {}

    public static DealTerms terms() {
        return terms("USD", CUT_OFF, CLOSING, WALLET, "100.00", classOf("A", "8000.00"), classOf("B", "2000.00"));
    }

    public static DealTerms terms(
            String currency,
            LocalDate cutOff,
            LocalDate closing,
            String seller,
            String reserve,
            ClassTerms... classes) {
        return new DealTerms(
                POOL,
                "Atlas",
                Currency.getInstance(currency),
                cutOff,
                closing,
                LocalDate.of(2027, 9, 15),
                seller,
                Money.of(currency, reserve),
                Arrays.asList(classes),
                HASH,
                "{}");
    }

    /** In denominations of USD 1,000.00. */
    public static ClassTerms classOf(String name, String balance) {
        return new ClassTerms(name, "SENIOR", usd(balance), usd("1000.00"), Optional.of(new BigDecimal("0.0145")));
    }

    public static Optional<FrozenPool> pool(String balance) {
        return Optional.of(new FrozenPool(POOL, CUT_OFF, usd(balance), false));
    }

    /** With a registered, qualified investor. */
    public static Subscription of(String className, String investor, String faceValue) {
        return new Subscription(className, InvestorId.named(investor), usd(faceValue), registered(investor, true));
    }

    public static Optional<RegisteredInvestor> registered(String investor, boolean qualified) {
        return Optional.of(new RegisteredInvestor(InvestorId.named(investor), WALLET, qualified));
    }

    public static Holding holding(String className, String investor, String faceValue) {
        return new Holding(className, InvestorId.named(investor), WALLET, usd(faceValue));
    }

    public static List<Subscription> fullPlacement() {
        return List.of(of("A", "INV-1", "5000.00"), of("A", "INV-2", "3000.00"), of("B", "INV-2", "2000.00"));
    }

    public static List<Holding> fullHoldings() {
        return List.of(
                holding("A", "INV-1", "5000.00"), holding("A", "INV-2", "3000.00"), holding("B", "INV-2", "2000.00"));
    }

    public static Money usd(String amount) {
        return Money.of("USD", amount);
    }
}
