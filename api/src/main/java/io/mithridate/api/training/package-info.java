/** Recipes for training and those who listen to it. */
@NullMarked
package io.mithridate.api.training;

import org.jspecify.annotations.NullMarked;
