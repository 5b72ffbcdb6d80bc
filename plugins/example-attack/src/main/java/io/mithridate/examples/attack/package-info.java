/**
 * A teaching plugin: an attack and a metric, against the api alone.
 *
 * <p>Each of the two is one class: {@code @About} describes it, its components are its options, and
 * its methods do the work. {@link ExamplePlugin} lists both; it is what {@code META-INF/services}
 * names.
 *
 * <p>{@code @NullMarked} says that nothing here is null unless it is marked so; the api is, too.
 */
@NullMarked
package io.mithridate.examples.attack;

import org.jspecify.annotations.NullMarked;
