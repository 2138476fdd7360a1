/** What all pages share: how figures are written, and how an error is told. */
@NullMarked
package io.penstock.portal.page;

import org.jspecify.annotations.NullMarked;
