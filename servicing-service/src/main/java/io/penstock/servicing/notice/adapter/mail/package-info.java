/** Notices by e-mail, in English and Chinese. */
@NullMarked
package io.penstock.servicing.notice.adapter.mail;

import org.jspecify.annotations.NullMarked;
