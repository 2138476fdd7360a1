/** What the readers of all formats share: columns, checks of single fields, encoding, and the list of faults. JDK only. */
@NullMarked
package io.penstock.issuance.pool.adapter.tape;

import org.jspecify.annotations.NullMarked;
