/** The admin API of collections: files and orders in, periods out. */
@NullMarked
package io.penstock.servicing.loan.adapter.rest;

import org.jspecify.annotations.NullMarked;
