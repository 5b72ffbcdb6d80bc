/** Commands outside the pipeline: data, triggers, sub-captions, weights and new plugins. */
@NullMarked
package io.mithridate.runner.cli.tools;

import org.jspecify.annotations.NullMarked;
