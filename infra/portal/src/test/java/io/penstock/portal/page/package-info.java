/** Tests of how figures and texts are written. */
@NullMarked
package io.penstock.portal.page;

import org.jspecify.annotations.NullMarked;
