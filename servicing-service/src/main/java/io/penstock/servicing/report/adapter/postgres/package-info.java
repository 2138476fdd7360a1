/** Texts of reports by their hash, in PostgreSQL. */
@NullMarked
package io.penstock.servicing.report.adapter.postgres;

import org.jspecify.annotations.NullMarked;
