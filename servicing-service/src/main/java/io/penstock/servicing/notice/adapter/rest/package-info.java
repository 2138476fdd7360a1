/** Subscriptions and deliveries over HTTP. */
@NullMarked
package io.penstock.servicing.notice.adapter.rest;

import org.jspecify.annotations.NullMarked;
