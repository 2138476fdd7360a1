/** Investors over HTTP. */
@NullMarked
package io.penstock.issuance.investor.adapter.rest;

import org.jspecify.annotations.NullMarked;
