/** A teaching plugin against the api and the TensorFlow backend: a defense with its own loss. */
@NullMarked
package io.mithridate.examples.defense;

import org.jspecify.annotations.NullMarked;
