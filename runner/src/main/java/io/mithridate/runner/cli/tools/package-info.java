/** Commands beside the pipeline: data, triggers, sub-captions, weights, new plugins. */
@NullMarked
package io.mithridate.runner.cli.tools;

import org.jspecify.annotations.NullMarked;
