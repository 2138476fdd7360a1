/** The event log on PostgreSQL, read behind the transaction horizon: no event is ever skipped. */
@NullMarked
package io.penstock.platform.eventstore;

import org.jspecify.annotations.NullMarked;
