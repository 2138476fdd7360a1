/** What a service does because of its own events. */
@NullMarked
package io.penstock.platform.process;

import org.jspecify.annotations.NullMarked;
