/** The portal as its readers meet it: over HTTP, against stand-ins for the services that serve fixed answers. */
@NullMarked
package io.penstock.portal;

import org.jspecify.annotations.NullMarked;
