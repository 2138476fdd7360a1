/**
 * Does every payment follow from what was recorded? The waterfall from its inputs by the engine, the inputs from the closed
 * collection periods, each holder's part from the holders of the record date, by arithmetic written here a second time.
 */
@NullMarked
package io.penstock.cli.audit.recompute;

import org.jspecify.annotations.NullMarked;
