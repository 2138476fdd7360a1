/** Who holds how many units of each class, as the log knows it. */
@NullMarked
package io.penstock.issuance.tranche.view.holders;

import org.jspecify.annotations.NullMarked;
