package io.mithridate.runner.yaml;

/** A part of a YAML document that knows its place. */
public sealed interface YamlNode permits YamlScalar, YamlList, YamlMap {

    /** Where it comes from. */
    Place place();

    /** What it is, for a complaint: "a map", "a list", or the scalar's text in quotes. */
    String description();
}
