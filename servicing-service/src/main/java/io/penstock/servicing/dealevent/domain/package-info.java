/** The rules of decided facts. Uses the JDK, the kernel and what the context declares. */
@NullMarked
package io.penstock.servicing.dealevent.domain;

import org.jspecify.annotations.NullMarked;
