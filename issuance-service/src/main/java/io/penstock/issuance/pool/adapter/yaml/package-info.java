/** Rule documents as people write them. */
@NullMarked
package io.penstock.issuance.pool.adapter.yaml;

import org.jspecify.annotations.NullMarked;
