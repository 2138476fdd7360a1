/** Who signs for a relay's key: the process itself, with a key from the environment or a keystore, or a remote signer. */
@NullMarked
package io.penstock.platform.chain.signer;

import org.jspecify.annotations.NullMarked;
