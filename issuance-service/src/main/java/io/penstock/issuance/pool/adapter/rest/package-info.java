/** Pools over HTTP. */
@NullMarked
package io.penstock.issuance.pool.adapter.rest;

import org.jspecify.annotations.NullMarked;
