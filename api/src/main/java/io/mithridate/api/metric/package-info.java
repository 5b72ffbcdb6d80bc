/** What is measured on a model, and the evaluation that metrics share. */
@NullMarked
package io.mithridate.api.metric;

import org.jspecify.annotations.NullMarked;
