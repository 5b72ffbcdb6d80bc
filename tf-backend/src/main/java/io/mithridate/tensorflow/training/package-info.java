/** Training of models and of additional variables of objectives. */
@NullMarked
package io.mithridate.tensorflow.training;

import org.jspecify.annotations.NullMarked;
