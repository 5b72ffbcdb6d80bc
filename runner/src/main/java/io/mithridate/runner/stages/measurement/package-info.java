/** Stages that compute metrics from embeddings and findings, also at epochs of a training run. */
@NullMarked
package io.mithridate.runner.stages.measurement;

import org.jspecify.annotations.NullMarked;
