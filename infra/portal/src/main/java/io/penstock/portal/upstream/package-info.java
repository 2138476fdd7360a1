/**
 * The services as the portal sees them: their REST answers as records, and the three ways of getting none.
 *
 * <p>Members that a service may leave out are nullable, lists that it leaves out are empty, and unknown members are
 * ignored, so that a service can add to its answers alone.
 */
@NullMarked
package io.penstock.portal.upstream;

import org.jspecify.annotations.NullMarked;
