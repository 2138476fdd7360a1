/** Real PostgreSQL, Kafka and chain for the integration tests of platform and services. */
@NullMarked
package io.penstock.platform.test;

import org.jspecify.annotations.NullMarked;
