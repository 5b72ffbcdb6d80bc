/** The model families that experiments can name. */
@NullMarked
package io.mithridate.tensorflow.models;

import org.jspecify.annotations.NullMarked;
