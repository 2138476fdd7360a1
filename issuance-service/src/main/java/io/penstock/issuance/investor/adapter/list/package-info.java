/** Reads lists of sanctioned parties as their publishers supply them. */
@NullMarked
package io.penstock.issuance.investor.adapter.list;

import org.jspecify.annotations.NullMarked;
