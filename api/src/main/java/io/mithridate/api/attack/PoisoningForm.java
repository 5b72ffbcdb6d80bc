package io.mithridate.api.attack;

/**
 * The form in which pairs are poisoned, independent of the trigger. These are options of the
 * experiment, some of which an attack may fix.
 *
 * @param selection which of the eligible pairs are poisoned
 * @param captions the source of the captions of poisoned pairs
 * @param mode whether poisoned pairs replace clean ones or are added
 * @param compat whether pairs and captions are chosen with the quirks of the code of <a
 *     href="https://arxiv.org/abs/2311.12075">BadCLIP (2024)</a>
 */
public record PoisoningForm(Selection selection, Captions captions, Mode mode, boolean compat) {

    /** Creates a form without quirks. */
    public PoisoningForm(Selection selection, Captions captions, Mode mode) {
        this(selection, captions, mode, false);
    }

    /** Returns this form with another source of captions. */
    public PoisoningForm with(Captions others) {
        return new PoisoningForm(selection, others, mode, compat);
    }

    /**
     * The choice among the eligible pairs. All values except {@code RANDOM} use a surrogate to rank
     * the target among the classes by cosine similarity (Liang et al. 2024; ranking by captions is
     * our choice).
     */
    public enum Selection {
        /** Pairs drawn at random using the seed. */
        RANDOM,
        /**
         * The pictures with the highest cosine similarity to the target among those that do not
         * rank it first.
         */
        NEAR,
        /** The pictures with the lowest cosine similarity to the target. */
        FAR,
        /**
         * The pictures that rank the target second or slightly lower, ordered by rank, then by
         * descending cosine similarity, then by id.
         */
        BOUNDARY,
        /** A third near the boundary, a third far away, a third at random. */
        MIXED,
        /**
         * The pairs whose captions (rather than pictures) have the highest cosine similarity to the
         * target.
         */
        NEAR_CAPTIONS
    }

    /** The source of the captions of poisoned pairs. */
    public enum Captions {
        /** The data set's sentences for poisoned captions, filled in with the target's name. */
        TEMPLATES,
        /** Captions of the data that name the target, drawn with replacement. */
        NATURAL,
        /** The lines of a file, each of which names the target. */
        FILE,
        /** The pair's own caption, unchanged. */
        KEEP
    }

    /** Determines whether the training set keeps its size or grows. */
    public enum Mode {
        /** A poisoned pair replaces the clean one. */
        REPLACE,
        /** Poisoned pairs are added, and all clean pairs are kept. */
        ADD
    }
}
