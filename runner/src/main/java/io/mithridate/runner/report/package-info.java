/** The page that a run is read on: one HTML file that needs no network. */
@NullMarked
package io.mithridate.runner.report;

import org.jspecify.annotations.NullMarked;
