package io.mithridate.runner.options;

import io.mithridate.runner.yaml.YamlNode;

/**
 * What became of a piece of YAML.
 *
 * @param value the value
 * @param resolved the YAML that gives the same value with nothing left to defaults; the place of
 *     each node says where its value comes from
 */
public record Bound<T>(T value, YamlNode resolved) {}
