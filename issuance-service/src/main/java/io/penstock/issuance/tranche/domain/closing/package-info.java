/** What has to be on the table before a deal closes: papers by hash, and the numbers of its securities. */
@NullMarked
package io.penstock.issuance.tranche.domain.closing;

import org.jspecify.annotations.NullMarked;
