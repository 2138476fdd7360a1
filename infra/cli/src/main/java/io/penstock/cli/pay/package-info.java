/** {@code ./penstock pay}: one payment date from a deal document and a collection report, without any server. */
@NullMarked
package io.penstock.cli.pay;

import org.jspecify.annotations.NullMarked;
