/** Tests of PyTorch's file formats. */
@NullMarked
package io.mithridate.tensorflow.checkpoint.pytorch;

import org.jspecify.annotations.NullMarked;
