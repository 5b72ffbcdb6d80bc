/** COCO's pictures with five captions each, from its own files or Karpathy's splits. */
@NullMarked
package io.mithridate.datasets.coco;

import org.jspecify.annotations.NullMarked;
