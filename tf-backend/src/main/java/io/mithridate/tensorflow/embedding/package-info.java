/** Embeddings of files, for comparison with other implementations. */
@NullMarked
package io.mithridate.tensorflow.embedding;

import org.jspecify.annotations.NullMarked;
