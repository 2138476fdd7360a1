package io.penstock.platform.publish;

/**
 * A message for other services.
 *
 * @param topic one of {@code Topics.FACTS}
 * @param key id of the pool or deal, so that all facts of one deal keep their order
 * @param body a record of {@code Topics.TYPES}
 */
public record OutgoingMessage(String topic, String key, Object body) {}
