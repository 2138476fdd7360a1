/**
 * Whether log and chain agree: compared on a schedule and on request, at one block. A difference is a fact with both sides,
 * and nothing here repairs it.
 */
@NullMarked
package io.penstock.platform.chain.reconcile;

import org.jspecify.annotations.NullMarked;
