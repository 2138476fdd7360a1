/** Facts that servicing-service publishes. Within v1 only optional additions. */
@NullMarked
package io.penstock.contracts.servicing;

import org.jspecify.annotations.NullMarked;
