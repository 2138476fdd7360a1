/** Rules of subscriptions, and which events are told; the JDK alone. */
@NullMarked
package io.penstock.servicing.notice.domain;

import org.jspecify.annotations.NullMarked;
