/** Finds poisoned pairs by how few neighbours their pictures have among the embeddings. */
@NullMarked
package io.mithridate.defenses.density;

import org.jspecify.annotations.NullMarked;
