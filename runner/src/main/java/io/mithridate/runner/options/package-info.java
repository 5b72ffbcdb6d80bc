/** Records of options: described, bound from YAML, and written in one canonical form. */
@NullMarked
package io.mithridate.runner.options;

import org.jspecify.annotations.NullMarked;
