/** COCO's captions, five for a picture, by its own files or Karpathy's splits. */
@NullMarked
package io.mithridate.datasets.coco;

import org.jspecify.annotations.NullMarked;
