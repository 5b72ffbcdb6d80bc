/** Tests of models. */
@NullMarked
package io.mithridate.tensorflow.models;

import org.jspecify.annotations.NullMarked;
