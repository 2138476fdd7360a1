/** Facts that issuance-service publishes. Within v1 only optional additions. */
@NullMarked
package io.penstock.contracts.issuance;

import org.jspecify.annotations.NullMarked;
