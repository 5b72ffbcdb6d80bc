package io.mithridate.runner.options;

import io.mithridate.runner.yaml.YamlNode;
import java.util.function.Function;

/**
 * The result of binding a piece of YAML.
 *
 * @param value the value
 * @param resolved the YAML that gives the same value with nothing left to defaults; the place of
 *     each node says where its value comes from
 */
public record Bound<T>(T value, YamlNode resolved) {

    /** Another value of the same YAML. */
    public <R> Bound<R> map(Function<? super T, ? extends R> other) {
        return new Bound<>(other.apply(value), resolved);
    }
}
