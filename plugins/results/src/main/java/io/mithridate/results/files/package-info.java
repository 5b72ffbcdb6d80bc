/** Result files in the JSON, CSV and NumPy formats. */
@NullMarked
package io.mithridate.results.files;

import org.jspecify.annotations.NullMarked;
