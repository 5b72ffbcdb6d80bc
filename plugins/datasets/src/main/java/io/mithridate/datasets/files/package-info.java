/** Data sets and lists of names in files provided by users, and errors in them. */
@NullMarked
package io.mithridate.datasets.files;

import org.jspecify.annotations.NullMarked;
