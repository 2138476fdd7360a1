@NullMarked
package io.penstock.cli.bench.issuance;

import org.jspecify.annotations.NullMarked;
