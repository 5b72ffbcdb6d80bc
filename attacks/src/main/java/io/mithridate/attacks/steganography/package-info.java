/** Attacks that hide a secret in pictures by a network of their own. */
@NullMarked
package io.mithridate.attacks.steganography;

import org.jspecify.annotations.NullMarked;
