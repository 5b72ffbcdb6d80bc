/** CIFAR-10 and CIFAR-100: small photographs in 10 or 100 classes. */
@NullMarked
package io.mithridate.datasets.cifar;

import org.jspecify.annotations.NullMarked;
