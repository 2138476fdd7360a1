/** What a service does on chain: effects stored first, signed once, sent until mined. */
@NullMarked
package io.penstock.platform.chain;

import org.jspecify.annotations.NullMarked;
