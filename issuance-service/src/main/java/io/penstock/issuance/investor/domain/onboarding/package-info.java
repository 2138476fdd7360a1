/** The file of an investor on the way into the register: decided here, and nowhere else. */
@NullMarked
package io.penstock.issuance.investor.domain.onboarding;

import org.jspecify.annotations.NullMarked;
