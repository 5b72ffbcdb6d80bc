/** The base model, from which all trainings start. */
@NullMarked
package io.mithridate.runner.stages.base;

import org.jspecify.annotations.NullMarked;
