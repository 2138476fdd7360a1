/** Gathers what a report is built from, keeps what was built, and gives orders to the aggregate. */
@NullMarked
package io.penstock.servicing.report.application;

import org.jspecify.annotations.NullMarked;
