/** Notices by signed HTTPS requests. */
@NullMarked
package io.penstock.servicing.notice.adapter.webhook;

import org.jspecify.annotations.NullMarked;
