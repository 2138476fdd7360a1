package io.penstock.issuance.pool.domain.eligibility;

/**
 * One thing that is wrong with a rule document.
 *
 * @param path of the part, for example {@code criteria[2].condition}
 * @param offset characters from the start of the text that stands there, from 0
 * @param detail what was found
 */
public record RuleFinding(RuleFault fault, String path, int offset, String detail) {}
