/** Deals over HTTP. */
@NullMarked
package io.penstock.issuance.tranche.adapter.rest;

import org.jspecify.annotations.NullMarked;
