package io.mithridate.tensorflow.image.augment;

/**
 * The operations that AutoAugment chooses from, and what the ten magnitude bins of each stand for,
 * as in torchvision.
 *
 * <p>Bins are spaced evenly, in single precision as torch's {@code linspace}, from the weakest (0)
 * to the strongest (9).
 */
public enum AugmentationSpace {
    /** Slope from 0 to 0.3. */
    SHEAR_X(true) {
        @Override
        public double magnitude(int bin, int width, int height) {
            return linear(bin, 0, 0.3f);
        }

        @Override
        public ImageOperation operation(double magnitude) {
            return new ShearX(magnitude);
        }
    },
    /** Slope from 0 to 0.3. */
    SHEAR_Y(true) {
        @Override
        public double magnitude(int bin, int width, int height) {
            return linear(bin, 0, 0.3f);
        }

        @Override
        public ImageOperation operation(double magnitude) {
            return new ShearY(magnitude);
        }
    },
    /** Pixels from 0 to 150/331 of the width. */
    TRANSLATE_X(true) {
        @Override
        public double magnitude(int bin, int width, int height) {
            return linear(bin, 0, (float) (FARTHEST_TRANSLATION * width));
        }

        @Override
        public ImageOperation operation(double magnitude) {
            return new TranslateX(magnitude);
        }
    },
    /** Pixels from 0 to 150/331 of the height. */
    TRANSLATE_Y(true) {
        @Override
        public double magnitude(int bin, int width, int height) {
            return linear(bin, 0, (float) (FARTHEST_TRANSLATION * height));
        }

        @Override
        public ImageOperation operation(double magnitude) {
            return new TranslateY(magnitude);
        }
    },
    /** Degrees from 0 to 30. */
    ROTATE(true) {
        @Override
        public double magnitude(int bin, int width, int height) {
            return linear(bin, 0, 30);
        }

        @Override
        public ImageOperation operation(double magnitude) {
            return new Rotate(magnitude);
        }
    },
    /** What is added to the factor 1: from 0 to 0.9. */
    BRIGHTNESS(true) {
        @Override
        public double magnitude(int bin, int width, int height) {
            return linear(bin, 0, 0.9f);
        }

        @Override
        public ImageOperation operation(double magnitude) {
            return new Brightness((float) (1 + magnitude));
        }
    },
    /** What is added to the factor 1: from 0 to 0.9. */
    COLOR(true) {
        @Override
        public double magnitude(int bin, int width, int height) {
            return linear(bin, 0, 0.9f);
        }

        @Override
        public ImageOperation operation(double magnitude) {
            return new Color((float) (1 + magnitude));
        }
    },
    /** What is added to the factor 1: from 0 to 0.9. */
    CONTRAST(true) {
        @Override
        public double magnitude(int bin, int width, int height) {
            return linear(bin, 0, 0.9f);
        }

        @Override
        public ImageOperation operation(double magnitude) {
            return new Contrast((float) (1 + magnitude));
        }
    },
    /** What is added to the factor 1: from 0 to 0.9. */
    SHARPNESS(true) {
        @Override
        public double magnitude(int bin, int width, int height) {
            return linear(bin, 0, 0.9f);
        }

        @Override
        public ImageOperation operation(double magnitude) {
            return new Sharpness((float) (1 + magnitude));
        }
    },
    /** Bits that are kept: from 8 to 4. */
    POSTERIZE(false) {
        @Override
        public double magnitude(int bin, int width, int height) {
            return Byte.SIZE - Math.rint(bin / ((BINS - 1) / 4.0));
        }

        @Override
        public ImageOperation operation(double magnitude) {
            return new Posterize((int) magnitude);
        }
    },
    /** Threshold from 255 to 0. */
    SOLARIZE(false) {
        @Override
        public double magnitude(int bin, int width, int height) {
            return linear(bin, 255, 0);
        }

        @Override
        public ImageOperation operation(double magnitude) {
            return new Solarize(magnitude);
        }
    },
    /** No magnitude. */
    AUTO_CONTRAST(false) {
        @Override
        public double magnitude(int bin, int width, int height) {
            return 0;
        }

        @Override
        public ImageOperation operation(double magnitude) {
            return new AutoContrast();
        }
    },
    /** No magnitude. */
    EQUALIZE(false) {
        @Override
        public double magnitude(int bin, int width, int height) {
            return 0;
        }

        @Override
        public ImageOperation operation(double magnitude) {
            return new Equalize();
        }
    },
    /** No magnitude. */
    INVERT(false) {
        @Override
        public double magnitude(int bin, int width, int height) {
            return 0;
        }

        @Override
        public ImageOperation operation(double magnitude) {
            return new Invert();
        }
    };

    /** How many magnitude bins there are. */
    public static final int BINS = 10;

    private static final double FARTHEST_TRANSLATION = 150.0 / 331.0;

    private final boolean signed;

    AugmentationSpace(boolean signed) {
        this.signed = signed;
    }

    /** Whether a magnitude's sign is drawn by a coin. */
    public boolean isSigned() {
        return signed;
    }

    /**
     * What a bin stands for in a picture of some size.
     *
     * @param bin from 0 to 9
     * @return the magnitude, in the unit that the constant says
     */
    public abstract double magnitude(int bin, int width, int height);

    /** The operation at a magnitude, signed where {@link #isSigned} says so. */
    public abstract ImageOperation operation(double magnitude);

    /** Torch counts from the nearer end, which decides the last bit. */
    private static float linear(int bin, float first, float last) {
        float step = (last - first) / (BINS - 1);
        return bin < BINS / 2 ? first + step * bin : last - step * (BINS - 1 - bin);
    }
}
