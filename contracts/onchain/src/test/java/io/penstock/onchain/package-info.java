@NullMarked
package io.penstock.onchain;

import org.jspecify.annotations.NullMarked;
