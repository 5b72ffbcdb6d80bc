/** Training of models, and of what objectives have beside them. */
@NullMarked
package io.mithridate.tensorflow.training;

import org.jspecify.annotations.NullMarked;
