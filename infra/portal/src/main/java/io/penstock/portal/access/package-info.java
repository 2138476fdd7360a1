/** Who may come in: signed tokens, the cookie that carries one, and what every answer tells the browser to refuse. */
@NullMarked
package io.penstock.portal.access;

import org.jspecify.annotations.NullMarked;
