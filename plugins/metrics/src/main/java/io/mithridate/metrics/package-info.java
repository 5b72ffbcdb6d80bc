/** What a model is worth, and what a backdoor still does in it: shares of ranked test pictures. */
@NullMarked
package io.mithridate.metrics;

import org.jspecify.annotations.NullMarked;
