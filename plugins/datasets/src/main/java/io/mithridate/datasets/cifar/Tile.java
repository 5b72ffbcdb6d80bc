package io.mithridate.datasets.cifar;

import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.random.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The content of a picture of 64 x 64 pixels: one photograph or two, each in a frame of its own.
 *
 * @param first what is on the left, above, or alone
 * @param second what is on the right or below
 * @param sideBySide whether the two are side by side; else the first is above the second
 * @param across where the first begins from the left, in pixels
 * @param down where the first begins from the top, in pixels
 * @param grey of the ground, from 0 to 255
 */
record Tile(
        Framed first, Optional<Framed> second, boolean sideBySide, int across, int down, int grey) {

    /** Side of a picture in pixels. */
    static final int SIDE = 64;

    /** Side of a photograph in pixels. */
    static final int PHOTOGRAPH_SIDE = 32;

    private static final List<Frame> FRAMES = List.of(Frame.values());
    private static final int ROOM = SIDE - PHOTOGRAPH_SIDE;
    private static final int DARKEST = 64;
    private static final int LIGHTEST = 192;

    /**
     * Of the tiles to train on, so many have a relation to tell of. With more of them a model
     * learns less of each photograph, of which it sees as many.
     */
    private static final double SHARE_OF_PAIRS = 0.25;

    /**
     * A photograph in a frame.
     *
     * @param photograph its index
     */
    record Framed(int photograph, Frame frame) {}

    /**
     * Tiles of one photograph or two of different classes.
     *
     * @param indices of the photographs, in random order
     * @param most how many tiles there are at most
     */
    static List<Tile> mixed(LabelledImages photographs, int[] indices, int most, Seed seed) {
        List<Tile> tiles = new ArrayList<>();
        int next = 0;
        while (next < indices.length && tiles.size() < most) {
            Seed own = seed.at(tiles.size());
            RandomGenerator random = own.at("photographs").generator();
            int one = indices[next++];
            boolean pair =
                    random.nextDouble() < SHARE_OF_PAIRS
                            && next < indices.length
                            && photographs.label(indices[next]) != photographs.label(one);
            tiles.add(
                    pair
                            ? pair(one, indices[next++], own.at("pair"))
                            : single(one, own.at("single")));
        }
        return tiles;
    }

    /** Tiles of one photograph each. */
    static List<Tile> singles(int[] indices, Seed seed) {
        List<Tile> tiles = new ArrayList<>(indices.length);
        for (int index : indices) {
            tiles.add(single(index, seed.at(index).at("single")));
        }
        return tiles;
    }

    /** A photograph alone, at a random place. */
    private static Tile single(int photograph, Seed seed) {
        RandomGenerator random = seed.generator();
        return new Tile(
                new Framed(photograph, frame(FRAMES, random)),
                Optional.empty(),
                false,
                random.nextInt(ROOM + 1),
                random.nextInt(ROOM + 1),
                random.nextInt(DARKEST, LIGHTEST));
    }

    /** Two photographs in frames of two colours, beside or above each other. */
    private static Tile pair(int one, int other, Seed seed) {
        RandomGenerator random = seed.generator();
        Frame frame = frame(FRAMES, random);
        Frame otherFrame = frame(FRAMES.stream().filter(each -> each != frame).toList(), random);
        boolean sideBySide = random.nextBoolean();
        int place = random.nextInt(ROOM + 1);
        return new Tile(
                new Framed(one, frame),
                Optional.of(new Framed(other, otherFrame)),
                sideBySide,
                sideBySide ? 0 : place,
                sideBySide ? place : 0,
                random.nextInt(DARKEST, LIGHTEST));
    }

    private static Frame frame(List<Frame> frames, RandomGenerator random) {
        return frames.get(random.nextInt(frames.size()));
    }
}
