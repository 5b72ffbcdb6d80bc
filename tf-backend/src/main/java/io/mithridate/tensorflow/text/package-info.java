/** Tokenizers: texts in, rows of token ids out. */
@NullMarked
package io.mithridate.tensorflow.text;

import org.jspecify.annotations.NullMarked;
