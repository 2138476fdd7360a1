/** One Kafka broker (KRaft) in a JVM of its own, with a log directory that survives restarts. */
@NullMarked
package io.penstock.launcher.kafka;

import org.jspecify.annotations.NullMarked;
