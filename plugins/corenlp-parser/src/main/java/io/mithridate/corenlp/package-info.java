/** A parser of captions on Stanford CoreNLP's dependency parser. */
@NullMarked
package io.mithridate.corenlp;

import org.jspecify.annotations.NullMarked;
