package io.penstock.deal;

import java.util.Optional;

/**
 * A right to end the deal by buying its assets. It is used only if the input of the payment date says so.
 *
 * @param name {@code "cleanUp"}
 * @param by role of the party that may call; for readers
 * @param when a condition; the call cannot be used unless it holds
 * @param price the named amount of money that the assets are sold for, computed before the first step
 * @param to the account that receives the price
 * @param mode the mode of the last payment date, if not the one in force
 */
public record CallTerms(
        String name, Optional<String> by, String when, String price, String to, Optional<String> mode) {}
