/** Writing the copy of deals. */
@NullMarked
package io.penstock.servicing.deal.application;

import org.jspecify.annotations.NullMarked;
