/** Speaks to the admin API of the services: one small client, one way to wait. */
@NullMarked
package io.penstock.cli.rest;

import org.jspecify.annotations.NullMarked;
