/** Reads single values of requests: what is malformed becomes a problem document that names it. */
@NullMarked
package io.penstock.issuance.request;

import org.jspecify.annotations.NullMarked;
