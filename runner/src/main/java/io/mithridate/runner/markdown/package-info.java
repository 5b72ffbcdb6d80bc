/** Results as Markdown, for pages that are kept with the source. */
@NullMarked
package io.mithridate.runner.markdown;

import org.jspecify.annotations.NullMarked;
