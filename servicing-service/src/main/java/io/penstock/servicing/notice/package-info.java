/**
 * Who is told of what has happened to a deal, and that every notice arrives: signed webhooks and e-mail.
 *
 * <p>Aggregate: {@link io.penstock.servicing.notice.domain.Subscription}. It decides who may subscribe, change the secret
 * and end a subscription. What is sent, how often it was tried and what was answered is work of the moment and no event:
 * it follows from the log, and lies in a table. Addresses and secrets are in no event either: they are sealed.
 *
 * <p>This package is the context's API. It reads the events of reports and payment dates, and changes neither.
 */
@NullMarked
package io.penstock.servicing.notice;

import org.jspecify.annotations.NullMarked;
