/**
 * The language in which a deal says which loans it takes: documents of criteria and limits, read, hashed, and evaluated
 * over the facts of loans. The SQL twin of a condition stands in the PostgreSQL adapter; a test holds both to one answer.
 */
@NullMarked
package io.penstock.issuance.pool.domain.eligibility;

import org.jspecify.annotations.NullMarked;
