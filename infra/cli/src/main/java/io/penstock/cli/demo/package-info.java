/**
 * The life of a sample deal, told while it happens: pool admission, tranche issuance, three collection periods with
 * their distributions, and the proof. Everything goes through the admin API, so each step can be repeated without harm
 * and a run that was cut off goes on where it stopped.
 */
@NullMarked
package io.penstock.cli.demo;

import org.jspecify.annotations.NullMarked;
