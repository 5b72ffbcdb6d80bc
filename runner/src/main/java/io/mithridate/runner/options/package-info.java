/** Describes records of options, binds them from YAML, and writes them in one canonical form. */
@NullMarked
package io.mithridate.runner.options;

import org.jspecify.annotations.NullMarked;
