/** Tables of the onboarding: vault, challenges, lists. */
@NullMarked
package io.penstock.issuance.investor.adapter.postgres;

import org.jspecify.annotations.NullMarked;
