/** The journal's format: what an auditor recomputes without our services. Specified in {@code docs/reference/journal.md}. */
@NullMarked
package io.penstock.contracts.journal;

import org.jspecify.annotations.NullMarked;
