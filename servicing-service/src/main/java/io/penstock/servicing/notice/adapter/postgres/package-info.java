/** Subscriptions, sealed addresses and deliveries, in PostgreSQL. */
@NullMarked
package io.penstock.servicing.notice.adapter.postgres;

import org.jspecify.annotations.NullMarked;
