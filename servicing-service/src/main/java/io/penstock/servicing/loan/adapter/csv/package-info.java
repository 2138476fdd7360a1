/** Reads collection files. JDK only, so that an auditor reads the same file without our services. */
@NullMarked
package io.penstock.servicing.loan.adapter.csv;

import org.jspecify.annotations.NullMarked;
