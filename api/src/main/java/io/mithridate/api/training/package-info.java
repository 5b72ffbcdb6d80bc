/** Recipes for training, and listeners that receive its progress. */
@NullMarked
package io.mithridate.api.training;

import org.jspecify.annotations.NullMarked;
