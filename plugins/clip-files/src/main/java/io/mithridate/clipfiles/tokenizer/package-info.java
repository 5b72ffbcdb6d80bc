/** Reads tokenizers from files of other programs. */
@NullMarked
package io.mithridate.clipfiles.tokenizer;

import org.jspecify.annotations.NullMarked;
