/** Tests of what the deal pages work out themselves. */
@NullMarked
package io.penstock.portal.deal;

import org.jspecify.annotations.NullMarked;
