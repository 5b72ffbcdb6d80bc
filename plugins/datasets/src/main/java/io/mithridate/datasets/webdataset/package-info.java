/** Pictures and captions in tar files, as the library WebDataset lays them out. */
@NullMarked
package io.mithridate.datasets.webdataset;

import org.jspecify.annotations.NullMarked;
