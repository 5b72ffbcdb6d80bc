/**
 * A teaching plugin: a data set, against the api alone.
 *
 * <p>{@code @NullMarked} says that nothing here is null unless it is marked so; the api is, too.
 */
@NullMarked
package io.mithridate.examples.dataset;

import org.jspecify.annotations.NullMarked;
