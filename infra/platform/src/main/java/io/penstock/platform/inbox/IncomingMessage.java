package io.penstock.platform.inbox;

/**
 * A message of another service.
 *
 * @param id unique and stable over re-deliveries
 * @param type {@code ce_type}
 * @param body the V1 record
 */
public record IncomingMessage(String id, String type, String topic, String key, Object body) {}
