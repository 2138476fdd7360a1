/**
 * The issuance service: everything up to and including closing. Contexts: {@code pool}, {@code investor} and
 * {@code tranche}; each shows the others its own package alone, and what lies below is its own affair.
 */
@NullMarked
package io.penstock.issuance;

import org.jspecify.annotations.NullMarked;
