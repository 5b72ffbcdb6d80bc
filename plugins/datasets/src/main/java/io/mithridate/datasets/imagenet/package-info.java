/** ImageNet's validation set, with labels from its devkit or from a CSV file. */
@NullMarked
package io.mithridate.datasets.imagenet;

import org.jspecify.annotations.NullMarked;
