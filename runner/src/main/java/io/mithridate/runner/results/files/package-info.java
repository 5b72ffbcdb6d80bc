/** Files of results: JSON, CSV, and what NumPy reads. */
@NullMarked
package io.mithridate.runner.results.files;

import org.jspecify.annotations.NullMarked;
