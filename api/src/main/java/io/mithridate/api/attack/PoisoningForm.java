package io.mithridate.api.attack;

/**
 * The form in which pairs are poisoned, whatever the trigger: options of the experiment, of which
 * an attack may fix some.
 *
 * @param selection which of the eligible pairs are poisoned
 * @param captions where the captions of poisoned pairs come from
 * @param mode whether poisoned pairs take the place of clean ones
 * @param compat whether pairs and captions are chosen with the quirks of the code of <a
 *     href="https://arxiv.org/abs/2311.12075">BadCLIP (2024)</a>
 */
public record PoisoningForm(Selection selection, Captions captions, Mode mode, boolean compat) {

    /** A form without quirks. */
    public PoisoningForm(Selection selection, Captions captions, Mode mode) {
        this(selection, captions, mode, false);
    }

    /** The same with other captions. */
    public PoisoningForm with(Captions others) {
        return new PoisoningForm(selection, others, mode, compat);
    }

    /**
     * The choice among the eligible pairs; all but {@code RANDOM} rank the target among the classes
     * by the cosines of a surrogate (Liang et al. 2024; captions: our choice).
     */
    public enum Selection {
        /** Drawn by the seed. */
        RANDOM,
        /** The highest cosine to the target, of pictures that do not rank it first. */
        NEAR,
        /** The lowest cosine to the target. */
        FAR,
        /** The target ranks second or soon after: by rank, then the highest cosine, then the id. */
        BOUNDARY,
        /** A third at the boundary, a third far away, a third random. */
        MIXED,
        /** The highest cosine to the target of the caption, not of the picture. */
        NEAR_CAPTIONS
    }

    /** The source of the captions of poisoned pairs. */
    public enum Captions {
        /** The data set's sentences for poisoned captions, with the target's name. */
        TEMPLATES,
        /** Captions of the data that name the target, drawn with replacement. */
        NATURAL,
        /** The lines of a file, each of which names the target. */
        FILE,
        /** The pair's own caption stays. */
        KEEP
    }

    /** The size of the training set after poisoning: the same, or larger. */
    public enum Mode {
        /** A poisoned pair takes the place of the clean one. */
        REPLACE,
        /** Poisoned pairs are added, and the clean ones stay. */
        ADD
    }
}
