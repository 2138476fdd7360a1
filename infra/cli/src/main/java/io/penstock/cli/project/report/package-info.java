/** The page that a projection ends with: figures, tables and charts in one HTML file without outside resources. */
@NullMarked
package io.penstock.cli.project.report;

import org.jspecify.annotations.NullMarked;
