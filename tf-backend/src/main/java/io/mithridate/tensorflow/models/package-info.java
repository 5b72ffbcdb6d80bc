/** The model families that experiments can select by name. */
@NullMarked
package io.mithridate.tensorflow.models;

import org.jspecify.annotations.NullMarked;
