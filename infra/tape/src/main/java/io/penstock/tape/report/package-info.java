/** What a tape check leaves behind for people: findings row by row, and the rows that failed. JDK only. */
@NullMarked
package io.penstock.tape.report;

import org.jspecify.annotations.NullMarked;
