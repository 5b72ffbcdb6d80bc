/** Attacks that hide a secret in pictures with their own network. */
@NullMarked
package io.mithridate.attacks.steganography;

import org.jspecify.annotations.NullMarked;
