package io.penstock.platform.idempotency;

/**
 * What a key is unique in.
 *
 * @param tenant subject of the token: nobody meets the keys of somebody else
 * @param route method and path pattern
 * @param key as the caller wrote it
 */
record KeyName(String tenant, String route, String key) {}
