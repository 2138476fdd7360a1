/** Where a deal stands: loans, classes, accounts, and what comes next. */
@NullMarked
package io.penstock.servicing.distribution.view.dealoverview;

import org.jspecify.annotations.NullMarked;
