package io.mithridate.examples.attack;

/** Nothing can be chosen; a plugin without options has a record without components. */
public record TargetRankOptions() {}
