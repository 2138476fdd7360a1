/** Files that a command reads and writes: structured texts whose every part has a line and a column, and folders of results. */
@NullMarked
package io.penstock.cli.file;

import org.jspecify.annotations.NullMarked;
