/** Long work that outlives a request, and the versions of what requests show and change. */
@NullMarked
package io.penstock.platform.rest;

import org.jspecify.annotations.NullMarked;
