/** Pictures with captions, listed in CSV and TSV files. */
@NullMarked
package io.mithridate.datasets.captions;

import org.jspecify.annotations.NullMarked;
