/** The service on real PostgreSQL, Kafka and chain. */
@NullMarked
package io.penstock.servicing.it;

import org.jspecify.annotations.NullMarked;
