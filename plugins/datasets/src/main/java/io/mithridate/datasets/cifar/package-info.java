/** CIFAR-10 and CIFAR-100: small photographs of ten or a hundred classes. */
@NullMarked
package io.mithridate.datasets.cifar;

import org.jspecify.annotations.NullMarked;
