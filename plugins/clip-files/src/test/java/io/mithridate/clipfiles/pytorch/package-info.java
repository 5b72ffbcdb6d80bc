/** Tests of PyTorch's file formats. */
@NullMarked
package io.mithridate.clipfiles.pytorch;

import org.jspecify.annotations.NullMarked;
