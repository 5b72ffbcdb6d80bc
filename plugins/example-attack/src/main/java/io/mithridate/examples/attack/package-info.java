/**
 * A teaching plugin: an attack and a metric, against the api alone.
 *
 * <p>Each of the two is three small types. A <em>factory</em> says what the plugin is; it is what
 * {@code META-INF/services} names. A record of <em>options</em> says what can be chosen. The
 * <em>implementation</em> does the work; it is built anew for each use, and is handed its options.
 *
 * <p>{@code @NullMarked} says that nothing here is null unless it is marked so; the api is, too.
 */
@NullMarked
package io.mithridate.examples.attack;

import org.jspecify.annotations.NullMarked;
