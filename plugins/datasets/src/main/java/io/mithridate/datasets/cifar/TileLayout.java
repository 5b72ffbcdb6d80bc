package io.mithridate.datasets.cifar;

import io.mithridate.api.random.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Lays photographs out in tiles; each photograph is in one tile at most. */
final class TileLayout {

    /**
     * Of the tiles to train on, so many have a relation to tell of. With more of them a model
     * learns less of each photograph, of which it sees as many.
     */
    private static final double SHARE_OF_PAIRS = 0.25;

    private TileLayout() {}

    /**
     * Tiles of one photograph or two of different classes.
     *
     * @param indices of the photographs, in random order
     * @param most how many tiles there are at most
     */
    static List<Tile> mixed(Photographs photographs, int[] indices, int most, Seed seed) {
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
                            ? Tile.pair(one, indices[next++], own.at("pair"))
                            : Tile.single(one, own.at("single")));
        }
        return tiles;
    }

    /** Tiles of one photograph each. */
    static List<Tile> single(int[] indices, Seed seed) {
        List<Tile> tiles = new ArrayList<>(indices.length);
        for (int index : indices) {
            tiles.add(Tile.single(index, seed.at(index).at("single")));
        }
        return tiles;
    }
}
