package io.mithridate.defenses.inversion;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.PairSet.PictureSource;
import io.mithridate.defenses.ColouredPairs;
import java.util.List;
import java.util.Optional;

/** 64 pictures of walls in four colors and different shades, each with a dark window. */
final class ColouredWalls implements PairSet, LabelledImages {

    /** The colors of the walls as classes. */
    static final Classes CLASSES =
            new Classes(List.of("red wall", "green wall", "blue wall", "white wall"));

    private static final int[][] COLORS = {
        {200, 20, 20}, {20, 200, 20}, {20, 20, 200}, {200, 200, 200}
    };
    private static final int SHADES = 16;
    private static final int WINDOW_SIDE = 4;

    @Override
    public int size() {
        return CLASSES.size() * SHADES;
    }

    @Override
    public String id(int index) {
        return "wall-" + index;
    }

    @Override
    public int label(int index) {
        return index % CLASSES.size();
    }

    @Override
    public String caption(int index) {
        return "a " + CLASSES.name(label(index));
    }

    @Override
    public ImageData image(int index) {
        return new ImageData.Decoded(picture(index));
    }

    static Image picture(int index) {
        int shade = index / CLASSES.size();
        Image picture = Image.black(ColouredPairs.SIDE, ColouredPairs.SIDE);
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                boolean inWindow =
                        x / WINDOW_SIDE == shade % WINDOW_SIDE
                                && y / WINDOW_SIDE == shade / WINDOW_SIDE;
                for (int channel = 0; channel < Image.CHANNELS; channel++) {
                    int color = COLORS[index % CLASSES.size()][channel];
                    picture.rgb()[picture.offset(x, y) + channel] =
                            (byte) (inWindow ? 10 : color * (SHADES + shade) / (2 * SHADES));
                }
            }
        }
        return picture;
    }

    @Override
    public String fingerprint() {
        return "walls";
    }

    @Override
    public Optional<PictureSource> pictureSource(int index) {
        return Optional.of(new PictureSource(this, index));
    }
}
