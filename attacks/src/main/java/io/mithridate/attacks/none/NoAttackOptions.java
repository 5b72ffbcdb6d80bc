package io.mithridate.attacks.none;

/** There is nothing to choose. */
public record NoAttackOptions() {}
