/** What was taken over of a deal that was paid elsewhere before. */
@NullMarked
package io.penstock.servicing.distribution.view.takeover;

import org.jspecify.annotations.NullMarked;
