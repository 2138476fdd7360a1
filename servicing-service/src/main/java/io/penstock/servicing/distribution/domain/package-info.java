/** The rules of payment dates. Uses the JDK, the kernel, the engine and what contexts declare. */
@NullMarked
package io.penstock.servicing.distribution.domain;

import org.jspecify.annotations.NullMarked;
