/** This process among the instances of its service: its name, and a sign of life that a crash takes away. */
@NullMarked
package io.penstock.platform.instance;

import org.jspecify.annotations.NullMarked;
