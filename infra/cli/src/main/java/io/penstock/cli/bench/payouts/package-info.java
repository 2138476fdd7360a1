/** {@code ./penstock bench payouts}: payouts to many holders while chain node and service are killed. */
@NullMarked
package io.penstock.cli.bench.payouts;

import org.jspecify.annotations.NullMarked;
