/** Deal documents as people write them. */
@NullMarked
package io.penstock.platform.deal;

import org.jspecify.annotations.NullMarked;
