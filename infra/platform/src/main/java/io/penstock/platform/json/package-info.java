/** How amounts, ids and rates look in JSON: in events, in messages and over HTTP alike. */
@NullMarked
package io.penstock.platform.json;

import org.jspecify.annotations.NullMarked;
