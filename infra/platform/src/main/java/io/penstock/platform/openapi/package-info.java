/** The API's own description, OpenAPI 3.1, made from the controllers. */
@NullMarked
package io.penstock.platform.openapi;

import org.jspecify.annotations.NullMarked;
