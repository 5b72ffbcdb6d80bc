/** Tokenizers, which convert texts to rows of token ids. */
@NullMarked
package io.mithridate.tensorflow.text;

import org.jspecify.annotations.NullMarked;
