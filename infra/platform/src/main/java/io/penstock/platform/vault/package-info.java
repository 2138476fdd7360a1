/** Seals what must not lie open in a database: personal data, secrets. Uses the JDK alone. */
@NullMarked
package io.penstock.platform.vault;

import org.jspecify.annotations.NullMarked;
