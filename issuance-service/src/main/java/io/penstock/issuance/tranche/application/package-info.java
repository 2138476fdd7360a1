/** Runs the rules of deals and tranches inside Axon, carries closings to the chain, and tells other services. */
@NullMarked
package io.penstock.issuance.tranche.application;

import org.jspecify.annotations.NullMarked;
