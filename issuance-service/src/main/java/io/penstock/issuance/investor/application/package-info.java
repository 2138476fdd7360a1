/** Runs the rules of investors inside Axon, and carries registrations and cash to the chain. */
@NullMarked
package io.penstock.issuance.investor.application;

import org.jspecify.annotations.NullMarked;
