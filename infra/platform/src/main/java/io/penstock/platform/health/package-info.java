/** What an operator watches. */
@NullMarked
package io.penstock.platform.health;

import org.jspecify.annotations.NullMarked;
