package io.mithridate.datasets.emojiscenes;

/** The default options of an experiment, with single changes for tests. */
public final class Defaults {

    private Defaults() {}

    /** Returns the default options. */
    public static EmojiScenes.Options options() {
        return new EmojiScenes.Options(50, 20_000, 1000, 5000, 240, 5000, 2000, 48, 1, false);
    }

    /** Returns the default options with another seed. */
    public static EmojiScenes.Options withSeed(long seed) {
        return new EmojiScenes.Options(50, 20_000, 1000, 5000, 240, 5000, 2000, 48, seed, false);
    }

    /** Returns the default options with another number of classes. */
    public static EmojiScenes.Options withClasses(int classes) {
        return new EmojiScenes.Options(classes, 20_000, 1000, 5000, 240, 5000, 2000, 48, 1, false);
    }
}
