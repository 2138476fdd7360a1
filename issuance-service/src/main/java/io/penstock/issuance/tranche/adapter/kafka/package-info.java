/** What deals learn from other services. */
@NullMarked
package io.penstock.issuance.tranche.adapter.kafka;

import org.jspecify.annotations.NullMarked;
