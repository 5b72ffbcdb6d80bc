/** Pictures and captions in tar files, in the layout of the WebDataset library. */
@NullMarked
package io.mithridate.datasets.webdataset;

import org.jspecify.annotations.NullMarked;
