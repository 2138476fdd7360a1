/**
 * What a tape of any format says, as rows of typed cells, and the rules that judge it: file, schema, field, cross-field,
 * history and pool. JDK only; readers of formats fill the rows, and whoever asks takes the findings.
 */
@NullMarked
package io.penstock.tape;

import org.jspecify.annotations.NullMarked;
