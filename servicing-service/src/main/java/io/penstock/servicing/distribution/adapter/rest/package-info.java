/** The admin API of payment dates: calculate, approve, record, declare. */
@NullMarked
package io.penstock.servicing.distribution.adapter.rest;

import org.jspecify.annotations.NullMarked;
