package io.mithridate.api.data;

/** An empty set of labeled pictures. */
enum NoImages implements LabelledImages {
    /** The only instance. */
    NONE;

    @Override
    public int size() {
        return 0;
    }

    @Override
    public String id(int index) {
        throw absent(index);
    }

    @Override
    public ImageData image(int index) {
        throw absent(index);
    }

    @Override
    public int label(int index) {
        throw absent(index);
    }

    @Override
    public String fingerprint() {
        return "none";
    }

    private static IndexOutOfBoundsException absent(int index) {
        return new IndexOutOfBoundsException("no picture %d: the set is empty".formatted(index));
    }
}
