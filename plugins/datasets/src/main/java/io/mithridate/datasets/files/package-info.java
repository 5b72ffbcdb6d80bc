/**
 * The files that researchers bring: pictures in folders, which may be a data set by themselves,
 * lists of names, and what is wrong with them.
 */
@NullMarked
package io.mithridate.datasets.files;

import org.jspecify.annotations.NullMarked;
