package io.mithridate.datasets.emojiscenes;

/** Options as they are where an experiment names none, but for what a test is about. */
public final class Defaults {

    private Defaults() {}

    /** All defaults. */
    public static EmojiScenes.Options options() {
        return new EmojiScenes.Options(50, 20_000, 1000, 5000, 240, 5000, 2000, 48, 1, false);
    }

    /** Another seed. */
    public static EmojiScenes.Options withSeed(long seed) {
        return new EmojiScenes.Options(50, 20_000, 1000, 5000, 240, 5000, 2000, 48, seed, false);
    }

    /** Another number of classes. */
    public static EmojiScenes.Options withClasses(int classes) {
        return new EmojiScenes.Options(classes, 20_000, 1000, 5000, 240, 5000, 2000, 48, 1, false);
    }
}
