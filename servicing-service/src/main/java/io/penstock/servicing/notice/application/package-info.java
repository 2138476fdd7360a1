/** Turns events into notices, sends them in order, and keeps what became of each. */
@NullMarked
package io.penstock.servicing.notice.application;

import org.jspecify.annotations.NullMarked;
