/** Long work that outlives a request. */
@NullMarked
package io.penstock.platform.rest;

import org.jspecify.annotations.NullMarked;
