/** An operator's decisions about a chain that nothing is written to any more: go on, or build it anew from the log. */
@NullMarked
package io.penstock.platform.chain.decide;

import org.jspecify.annotations.NullMarked;
