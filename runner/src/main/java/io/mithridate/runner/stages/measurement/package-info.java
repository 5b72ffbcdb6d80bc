/** Stages that compute metrics from embeddings and findings. */
@NullMarked
package io.mithridate.runner.stages.measurement;

import org.jspecify.annotations.NullMarked;
