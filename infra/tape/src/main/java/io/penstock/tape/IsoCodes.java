package io.penstock.tape;

import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Currencies, countries and legal entities by their ISO codes. */
final class IsoCodes {

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int LEI_LENGTH = 20;

    private IsoCodes() {}

    static boolean isCurrency(char[] text, int from, int to) {
        return to - from == 3 && CURRENCIES.contains(new String(text, from, 3));
    }

    static boolean isCountry(char[] text, int from, int to) {
        return to - from == 2 && COUNTRIES.contains(new String(text, from, 2));
    }

    /** Check digits by ISO 7064, MOD 97-10: letters count as two digits, and the remainder is 1. */
    static boolean isLei(char[] text, int from, int to) {
        if (to - from != LEI_LENGTH) {
            return false;
        }
        int remainder = 0;
        for (int i = from; i < to; i++) {
            char c = text[i];
            if (c >= '0' && c <= '9') {
                remainder = (remainder * 10 + (c - '0')) % 97;
            } else if (c >= 'A' && c <= 'Z') {
                remainder = (remainder * 100 + (c - 'A' + 10)) % 97;
            } else {
                return false;
            }
        }
        return remainder == 1;
    }
}
