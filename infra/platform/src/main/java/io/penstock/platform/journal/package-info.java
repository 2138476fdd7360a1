/** The journal: each event at a dense position in a hash chain, anchored on chain, open to auditors. */
@NullMarked
package io.penstock.platform.journal;

import org.jspecify.annotations.NullMarked;
