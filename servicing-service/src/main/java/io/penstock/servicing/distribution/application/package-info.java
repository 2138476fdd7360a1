/** Runs the rules of distributions inside Axon and carries them to the chain. */
@NullMarked
package io.penstock.servicing.distribution.application;

import org.jspecify.annotations.NullMarked;
