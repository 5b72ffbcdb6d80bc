package io.mithridate.datasets.emojiscenes;

/**
 * The size of a thing: the longer side of its drawing as a share of the picture's side.
 *
 * <p>The ranges are disjoint, so that no small thing is as large as a large one.
 */
public enum Size {
    /** 17 to 20 of 48 pixels. */
    SMALL(0.36, 0.42),
    /** 22 to 26 of 48 pixels; captions have no word for it. */
    MEDIUM(0.46, 0.54),
    /** 29 to 35 of 48 pixels. */
    LARGE(0.60, 0.74);

    private final double min;
    private final double max;

    Size(double min, double max) {
        this.min = min;
        this.max = max;
    }

    /** Returns the smallest share of the picture's side. */
    public double min() {
        return min;
    }

    /** Returns the largest share of the picture's side. */
    public double max() {
        return max;
    }
}
