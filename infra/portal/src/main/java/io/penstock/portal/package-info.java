/**
 * Read-only pages for investors, auditors and operators.
 *
 * <p>The portal keeps nothing: it asks issuance-service and servicing-service over REST with the reader's own token, so
 * that those services alone decide what a reader may see. It answers GET and nothing else, runs no script and loads
 * nothing from another origin.
 */
@NullMarked
package io.penstock.portal;

import org.jspecify.annotations.NullMarked;
