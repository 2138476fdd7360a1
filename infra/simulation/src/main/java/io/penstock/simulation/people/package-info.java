/** Those who use the platform, with their errors: administrator, approvers, servicer, pay desk, holders of wallets. */
@NullMarked
package io.penstock.simulation.people;

import org.jspecify.annotations.NullMarked;
