/** Finds poisoned pairs by how few close neighbors the embeddings of their pictures have. */
@NullMarked
package io.mithridate.defenses.density;

import org.jspecify.annotations.NullMarked;
