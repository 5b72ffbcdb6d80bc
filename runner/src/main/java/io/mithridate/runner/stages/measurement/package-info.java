/** The measurement stages: metrics of embeddings and findings. */
@NullMarked
package io.mithridate.runner.stages.measurement;

import org.jspecify.annotations.NullMarked;
