/** Files that commands read and write: structured texts whose every part has a line and a column, and folders. */
@NullMarked
package io.penstock.cli.file;

import org.jspecify.annotations.NullMarked;
