package io.mithridate.datasets.emojiscenes;

/** Options as they are where an experiment names none, but for what a test is about. */
public final class Defaults {

    private Defaults() {}

    /** All defaults. */
    public static EmojiScenesOptions options() {
        return new EmojiScenesOptions(50, 20_000, 1000, 5000, 240, 5000, 2000, 48, 1, false);
    }

    /** Another seed. */
    public static EmojiScenesOptions withSeed(long seed) {
        return new EmojiScenesOptions(50, 20_000, 1000, 5000, 240, 5000, 2000, 48, seed, false);
    }

    /** Another number of classes. */
    public static EmojiScenesOptions withClasses(int classes) {
        return new EmojiScenesOptions(classes, 20_000, 1000, 5000, 240, 5000, 2000, 48, 1, false);
    }
}
