/**
 * Projections as an operator sees them: where they stand, and how they are rebuilt beside the serving one and put in its
 * place. The same handlers fill both.
 */
@NullMarked
package io.penstock.platform.projection;

import org.jspecify.annotations.NullMarked;
