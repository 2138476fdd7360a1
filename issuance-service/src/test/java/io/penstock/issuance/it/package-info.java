/** The whole service against real PostgreSQL, Kafka and chain. */
@NullMarked
package io.penstock.issuance.it;

import org.jspecify.annotations.NullMarked;
