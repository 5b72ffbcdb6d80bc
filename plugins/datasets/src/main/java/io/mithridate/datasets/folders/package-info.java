/** Labelled pictures in a folder for each class. */
@NullMarked
package io.mithridate.datasets.folders;

import org.jspecify.annotations.NullMarked;
