/** What enters a service: messages from Kafka, each handled once. */
@NullMarked
package io.penstock.platform.inbox;

import org.jspecify.annotations.NullMarked;
