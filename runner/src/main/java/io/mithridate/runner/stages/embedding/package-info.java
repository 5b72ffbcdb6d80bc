/** Embeddings of pictures and texts by a model. */
@NullMarked
package io.mithridate.runner.stages.embedding;

import org.jspecify.annotations.NullMarked;
