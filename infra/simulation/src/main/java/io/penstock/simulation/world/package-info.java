/** Time, chance, faults and who acts next: what makes a run repeat itself from its seed. */
@NullMarked
package io.penstock.simulation.world;

import org.jspecify.annotations.NullMarked;
