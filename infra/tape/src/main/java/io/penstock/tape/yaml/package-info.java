/** Mappings as people write them. */
@NullMarked
package io.penstock.tape.yaml;

import org.jspecify.annotations.NullMarked;
