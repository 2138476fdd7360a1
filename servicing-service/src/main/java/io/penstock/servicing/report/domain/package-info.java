/** Figures of reports and the rules of publishing; the JDK and the engine alone. */
@NullMarked
package io.penstock.servicing.report.domain;

import org.jspecify.annotations.NullMarked;
