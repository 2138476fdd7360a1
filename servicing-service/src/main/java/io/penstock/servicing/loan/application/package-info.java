/** Runs the rules of servicing inside Axon, imports files, and reacts to what issuance publishes and to own facts. */
@NullMarked
package io.penstock.servicing.loan.application;

import org.jspecify.annotations.NullMarked;
