/** The admin API of decided facts: propose, confirm, withdraw. */
@NullMarked
package io.penstock.servicing.dealevent.adapter.rest;

import org.jspecify.annotations.NullMarked;
