/** What is in a picture, how it is drawn at random, and how it becomes pixels. */
@NullMarked
package io.mithridate.datasets.emojiscenes.scenes;

import org.jspecify.annotations.NullMarked;
