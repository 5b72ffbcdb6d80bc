/** The report of a run: an HTML file that needs no network access. */
@NullMarked
package io.mithridate.report;

import org.jspecify.annotations.NullMarked;
