/** The deal pages: what is asked of which service, and what is shown when one of them does not answer. */
@NullMarked
package io.penstock.portal.deal;

import org.jspecify.annotations.NullMarked;
