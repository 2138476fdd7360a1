/** What services tell each other: topics, types and the amounts on the wire. JDK only; no kernel type. */
@NullMarked
package io.penstock.contracts;

import org.jspecify.annotations.NullMarked;
