/** The validation set of ImageNet, as its own and others' lists of labels name it. */
@NullMarked
package io.mithridate.datasets.imagenet;

import org.jspecify.annotations.NullMarked;
