/** Descriptions of plugins and experiments for users. */
@NullMarked
package io.mithridate.runner.inspection;

import org.jspecify.annotations.NullMarked;
