/** Tapes in the SEC's form for auto loans. JDK only. */
@NullMarked
package io.penstock.issuance.pool.adapter.xml;

import org.jspecify.annotations.NullMarked;
