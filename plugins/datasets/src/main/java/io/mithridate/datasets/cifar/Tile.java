package io.mithridate.datasets.cifar;

import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.random.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The content of a picture of 64 x 64 pixels: one or two photographs, each in its own frame.
 *
 * @param first the left, upper or only photograph
 * @param second the right or lower photograph
 * @param sideBySide {@code true} if the two are side by side, {@code false} if the first is above
 *     the second
 * @param x the horizontal position of the first, in pixels from the left
 * @param y the vertical position of the first, in pixels from the top
 * @param grey the gray level of the background, from 0 to 255
 */
record Tile(Framed first, Optional<Framed> second, boolean sideBySide, int x, int y, int grey) {

    /** The side of a picture in pixels. */
    static final int SIDE = 64;

    /** The side of a photograph in pixels. */
    static final int PHOTOGRAPH_SIDE = 32;

    private static final List<Frame> FRAMES = List.of(Frame.values());
    private static final int MAX_OFFSET = SIDE - PHOTOGRAPH_SIDE;
    private static final int MIN_GRAY = 64;
    private static final int MAX_GRAY = 192;

    /**
     * The probability that a training tile has two photographs, and so a relation to describe. With
     * a higher probability, a model would learn less about each photograph.
     */
    private static final double TWO_PHOTOGRAPH_PROBABILITY = 0.25;

    /**
     * A photograph in a frame.
     *
     * @param photograph the index of the photograph
     */
    record Framed(int photograph, Frame frame) {}

    /**
     * Returns tiles of one photograph or of two photographs of different classes.
     *
     * @param indices the indices of the photographs, in random order
     * @param maxTiles the maximum number of tiles
     */
    static List<Tile> mixed(LabelledImages photographs, int[] indices, int maxTiles, Seed seed) {
        List<Tile> tiles = new ArrayList<>();
        int next = 0;
        while (next < indices.length && tiles.size() < maxTiles) {
            Seed tileSeed = seed.at(tiles.size());
            RandomGenerator random = tileSeed.at("photographs").generator();
            int one = indices[next++];
            boolean pair =
                    random.nextDouble() < TWO_PHOTOGRAPH_PROBABILITY
                            && next < indices.length
                            && photographs.label(indices[next]) != photographs.label(one);
            tiles.add(
                    pair
                            ? pair(one, indices[next++], tileSeed.at("pair"))
                            : single(one, tileSeed.at("single")));
        }
        return tiles;
    }

    /** Returns tiles of one photograph each. */
    static List<Tile> singles(int[] indices, Seed seed) {
        List<Tile> tiles = new ArrayList<>(indices.length);
        for (int index : indices) {
            tiles.add(single(index, seed.at(index).at("single")));
        }
        return tiles;
    }

    /** Returns a tile with one photograph at a random position. */
    private static Tile single(int photograph, Seed seed) {
        RandomGenerator random = seed.generator();
        return new Tile(
                new Framed(photograph, pickFrame(FRAMES, random)),
                Optional.empty(),
                false,
                random.nextInt(MAX_OFFSET + 1),
                random.nextInt(MAX_OFFSET + 1),
                random.nextInt(MIN_GRAY, MAX_GRAY));
    }

    /**
     * Returns a tile with two photographs in frames of different colors, side by side or one above
     * the other.
     */
    private static Tile pair(int one, int other, Seed seed) {
        RandomGenerator random = seed.generator();
        Frame frame = pickFrame(FRAMES, random);
        Frame otherFrame =
                pickFrame(FRAMES.stream().filter(each -> each != frame).toList(), random);
        boolean sideBySide = random.nextBoolean();
        int offset = random.nextInt(MAX_OFFSET + 1);
        return new Tile(
                new Framed(one, frame),
                Optional.of(new Framed(other, otherFrame)),
                sideBySide,
                sideBySide ? 0 : offset,
                sideBySide ? offset : 0,
                random.nextInt(MIN_GRAY, MAX_GRAY));
    }

    private static Frame pickFrame(List<Frame> frames, RandomGenerator random) {
        return frames.get(random.nextInt(frames.size()));
    }

    /** The colors of frames, chosen to be easily distinguished. */
    enum Frame {
        RED(0xD62428),
        ORANGE(0xF48614),
        YELLOW(0xF6E232),
        GREEN(0x28A63C),
        BLUE(0x1E50D6),
        PURPLE(0x7E2CA6),
        WHITE(0xFAFAFA),
        BLACK(0x080808);

        private final int rgb;

        Frame(int rgb) {
            this.rgb = rgb;
        }

        /** Returns the color's name in captions. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns the value of a channel (0 red, 1 green, 2 blue). */
        byte channel(int channel) {
            return (byte) (rgb >> (16 - 8 * channel));
        }

        static List<String> words() {
            return Stream.of(values()).map(Frame::word).toList();
        }
    }
}
