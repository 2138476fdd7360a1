package io.penstock.platform.idempotency;

import java.util.List;
import java.util.Map;

/**
 * An answer as it was given.
 *
 * @param headers those that the service set; not those of the connection
 * @param body every byte
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the bytes go straight to the socket
record StoredAnswer(int status, Map<String, List<String>> headers, byte[] body) {}
