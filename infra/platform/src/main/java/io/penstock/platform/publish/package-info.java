/** What leaves a service: events become integration messages on Kafka, exactly once. */
@NullMarked
package io.penstock.platform.publish;

import org.jspecify.annotations.NullMarked;
