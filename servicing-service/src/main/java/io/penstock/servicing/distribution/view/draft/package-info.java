/** A calculated payment date beside the one before it: what changed, by how much, and what follows. */
@NullMarked
package io.penstock.servicing.distribution.view.draft;

import org.jspecify.annotations.NullMarked;
