package io.mithridate.runner.options;

import io.mithridate.config.YamlNode;
import java.util.function.Function;

/**
 * The result of binding a piece of YAML.
 *
 * @param value the value
 * @param resolved YAML that gives the same value without relying on defaults; the place of each
 *     node is the source of its value
 */
public record BoundValue<T>(T value, YamlNode resolved) {

    /** Returns a result with the mapped value and the same YAML. */
    public <R> BoundValue<R> map(Function<? super T, ? extends R> mapper) {
        return new BoundValue<>(mapper.apply(value), resolved);
    }
}
