/** Pictures with captions, as CSV and TSV files list them. */
@NullMarked
package io.mithridate.datasets.captions;

import org.jspecify.annotations.NullMarked;
