package io.penstock.onchain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The order of the checks on a transfer as CONTRACTS 4.5 words it, in plain Java: what the contracts have to answer. */
final class TransferOracle {
    /** An investor. */
    static final class Investor {
        String country = "US";
        boolean expired;
        boolean suspended;
        boolean sanctioned;
        boolean qualified = true;
        long retained;
        final List<String> wallets = new ArrayList<>();
    }

    final Map<String, Investor> investorOf = new HashMap<>();
    final Map<String, Long> units = new HashMap<>();
    final Map<String, Long> frozen = new HashMap<>();
    final Set<String> system = new HashSet<>();
    final Set<String> unlinked = new HashSet<>();
    final Set<String> listed = new HashSet<>();
    final Set<String> closedCountries = new HashSet<>();
    final Set<String> closedPairs = new HashSet<>();
    long denomination;
    long lot;
    long maximum;
    long mostHolders;
    long mostOfCategory;
    String categoryCountry = "";
    final Set<Investor> countedInCategory = new HashSet<>();
    long sandboxCap;
    boolean windowClosed;
    boolean tripped;

    TransferRestriction of(String from, String to, long amount) {
        if (tripped) {
            return TransferRestriction.BREAKER_TRIPPED;
        }
        TransferRestriction standing = sender(from);
        if (standing == TransferRestriction.ALLOWED) {
            standing = receiver(to);
        }
        if (standing != TransferRestriction.ALLOWED) {
            return standing;
        }
        long balance = units.getOrDefault(from, 0L);
        if (amount > 0 && amount <= balance && balance - amount < frozen.getOrDefault(from, 0L)) {
            return TransferRestriction.FROZEN_PART;
        }
        if (amount % denomination != 0) {
            return TransferRestriction.BELOW_LOT;
        }
        return rules(from, to, amount);
    }

    /** What the rules say to an issue; the receiver's standing is the registry's answer. */
    TransferRestriction ofIssue(String to, long amount) {
        Investor buyer = Objects.requireNonNull(investorOf.get(to));
        TransferRestriction receives = receiving(to, buyer);
        if (receives != TransferRestriction.ALLOWED || amount == 0) {
            return receives;
        }
        TransferRestriction count = counted(null, buyer, amount);
        if (count != TransferRestriction.ALLOWED) {
            return count;
        }
        if (unitsOf(buyer) + amount > maximum) {
            return TransferRestriction.ABOVE_MAXIMUM;
        }
        if (unitsOf(buyer) + amount < lot) {
            return TransferRestriction.BELOW_LOT;
        }
        long issued = units.values().stream().mapToLong(each -> each).sum();
        return sandboxCap != 0 && issued + amount > sandboxCap
                ? TransferRestriction.SANDBOX_CAP
                : TransferRestriction.ALLOWED;
    }

    long unitsOf(Investor investor) {
        return investor.wallets.stream()
                .mapToLong(wallet -> units.getOrDefault(wallet, 0L))
                .sum();
    }

    private TransferRestriction sender(String wallet) {
        @Nullable Investor investor = inUse(wallet);
        if (investor == null) {
            return TransferRestriction.SENDER_UNKNOWN;
        }
        if (investor.expired) {
            return TransferRestriction.SENDER_EXPIRED;
        }
        if (investor.suspended) {
            return TransferRestriction.SENDER_SUSPENDED;
        }
        return investor.sanctioned ? TransferRestriction.SENDER_SANCTIONED : TransferRestriction.ALLOWED;
    }

    private TransferRestriction receiver(String wallet) {
        if (system.contains(wallet)) {
            return TransferRestriction.NO_RECEIVER;
        }
        @Nullable Investor investor = inUse(wallet);
        if (investor == null) {
            return TransferRestriction.RECEIVER_UNKNOWN;
        }
        if (investor.expired) {
            return TransferRestriction.RECEIVER_EXPIRED;
        }
        if (investor.suspended) {
            return TransferRestriction.RECEIVER_SUSPENDED;
        }
        return investor.sanctioned ? TransferRestriction.RECEIVER_SANCTIONED : TransferRestriction.ALLOWED;
    }

    private TransferRestriction rules(String from, String to, long amount) {
        Investor seller = Objects.requireNonNull(investorOf.get(from));
        Investor buyer = Objects.requireNonNull(investorOf.get(to));
        if (listed.contains(from)) {
            return TransferRestriction.SENDER_SANCTIONED;
        }
        TransferRestriction receives = receiving(to, buyer);
        boolean flowsBack = seller != buyer && closedPairs.contains(seller.country + buyer.country);
        if (flowsBack && (receives == TransferRestriction.ALLOWED || receives == TransferRestriction.NOT_QUALIFIED)) {
            return TransferRestriction.FLOW_BACK;
        }
        if (receives != TransferRestriction.ALLOWED) {
            return receives;
        }
        if (seller != buyer) {
            TransferRestriction amounts = amounts(seller, buyer, amount);
            if (amounts != TransferRestriction.ALLOWED) {
                return amounts;
            }
        }
        return windowClosed ? TransferRestriction.WINDOW_CLOSED : TransferRestriction.ALLOWED;
    }

    private TransferRestriction amounts(Investor seller, Investor buyer, long amount) {
        long has = unitsOf(seller);
        long held = unitsOf(buyer);
        if (seller.retained > 0 && has >= amount && has - amount < seller.retained) {
            return TransferRestriction.RETAINED;
        }
        if (amount == 0) {
            return TransferRestriction.ALLOWED;
        }
        TransferRestriction count = counted(seller, buyer, amount);
        if (count != TransferRestriction.ALLOWED) {
            return count;
        }
        if (held + amount > maximum) {
            return TransferRestriction.ABOVE_MAXIMUM;
        }
        boolean dust = held + amount < lot || (has > amount && has - amount < lot);
        return dust ? TransferRestriction.BELOW_LOT : TransferRestriction.ALLOWED;
    }

    private TransferRestriction receiving(String to, Investor buyer) {
        if (listed.contains(to)) {
            return TransferRestriction.RECEIVER_SANCTIONED;
        }
        if (closedCountries.contains(buyer.country)) {
            return TransferRestriction.COUNTRY_NOT_ALLOWED;
        }
        return buyer.qualified ? TransferRestriction.ALLOWED : TransferRestriction.NOT_QUALIFIED;
    }

    /** Investors, then those of the category: who was counted in it when the units came is counted, moved since or not. */
    private TransferRestriction counted(@Nullable Investor seller, Investor buyer, long amount) {
        if (unitsOf(buyer) > 0) {
            return TransferRestriction.ALLOWED;
        }
        boolean leaves = seller != null && unitsOf(seller) == amount;
        long holders = investorOf.values().stream()
                .distinct()
                .filter(investor -> unitsOf(investor) > 0)
                .count();
        if (mostHolders != 0 && holders + (leaves ? 0 : 1) > mostHolders) {
            return TransferRestriction.TOO_MANY_INVESTORS;
        }
        long category = countedInCategory.size() + 1L - (leaves && countedInCategory.contains(seller) ? 1 : 0);
        return buyer.country.equals(categoryCountry) && category > mostOfCategory
                ? TransferRestriction.TOO_MANY_OF_CATEGORY
                : TransferRestriction.ALLOWED;
    }

    private @Nullable Investor inUse(String wallet) {
        return unlinked.contains(wallet) ? null : investorOf.get(wallet);
    }
}
