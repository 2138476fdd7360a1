package io.penstock.deal;

/**
 * A party to the deal by its role.
 *
 * @param role {@code "servicer"}; fees and residual name their payee by it
 * @param wallet 0x and 40 hexadecimal digits, or empty if the document names none
 */
public record PartyTerms(String role, String name, String wallet) {}
