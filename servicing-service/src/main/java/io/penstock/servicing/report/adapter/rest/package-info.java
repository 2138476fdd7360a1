/** Reports and statements over HTTP. */
@NullMarked
package io.penstock.servicing.report.adapter.rest;

import org.jspecify.annotations.NullMarked;
