package io.mithridate.datasets.emojiscenes;

import io.mithridate.api.random.Seed;
import io.mithridate.datasets.emojiscenes.Scene.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Composes random scenes. Equal seeds and indices give equal scenes, independent of earlier calls.
 *
 * <p>Thread-safe.
 *
 * @param classes the classes
 * @param combinations the pairs of classes excluded from training
 * @param seed the data set's seed
 */
record SceneComposer(List<SceneClass> classes, Combinations combinations, Seed seed) {

    private static final double SINGLE_PROBABILITY = 0.5;

    SceneComposer {
        classes = List.copyOf(classes);
    }

    private static final double COPIES_PROBABILITY = 0.12;
    private static final double DISTRACTOR_PROBABILITY = 0.3;
    private static final double MAX_PAIR_EXTENT = 0.97;
    private static final int MAX_ATTEMPTS = 12;

    /**
     * The sizes of single things, drawn uniformly; a repeated size is more likely. Small things are
     * the hardest to recognize.
     */
    private static final List<Size> SINGLE_SIZES =
            List.of(Size.SMALL, Size.MEDIUM, Size.MEDIUM, Size.LARGE, Size.LARGE);

    /**
     * The sizes of pairs of things, drawn uniformly; a repeated pair is more likely. Other
     * combinations do not fit side by side.
     */
    private static final List<List<Size>> PAIR_SIZES =
            List.of(
                    List.of(Size.SMALL, Size.SMALL),
                    List.of(Size.SMALL, Size.MEDIUM),
                    List.of(Size.MEDIUM, Size.SMALL),
                    List.of(Size.MEDIUM, Size.MEDIUM),
                    List.of(Size.MEDIUM, Size.MEDIUM),
                    List.of(Size.SMALL, Size.LARGE),
                    List.of(Size.LARGE, Size.SMALL));

    /**
     * Composes a training scene, or a scene of the same kind: one thing, two or three copies of it,
     * or two things, using drawings shown in training.
     *
     * @param split the name of the split, which must be unique
     */
    Scene training(String split, int index) {
        int label = label(split, index);
        return scene(
                split,
                index,
                draw -> {
                    double share = draw.between(0, 1);
                    return share < SINGLE_PROBABILITY
                            ? List.of(single(label, draw))
                            : share < SINGLE_PROBABILITY + COPIES_PROBABILITY
                                    ? List.of(copies(label, draw))
                                    : pair(label, partner(label, draw), draw);
                });
    }

    /**
     * Composes a test scene: one thing, using a drawing shown in training.
     *
     * @param split the name of the split, which must be unique
     */
    Scene knownDrawing(String split, int index) {
        int label = label(split, index);
        return scene(split, index, draw -> List.of(single(label, draw)));
    }

    /**
     * Composes a test scene: one thing, using a drawing that training never shows. If the class has
     * only one drawing, it is rotated, deformed and recolored more strongly than in training.
     *
     * @param split the name of the split, which must be unique
     */
    Scene newDrawing(String split, int index) {
        int label = label(split, index);
        return scene(split, index, draw -> List.of(newDrawing(label, draw)));
    }

    /** Composes a scene with two things that never occur together in training. */
    Scene heldOutCombination(String split, int index) {
        List<Combinations.Pair> pairs = combinations.all();
        Combinations.Pair pair = pairs.get(index % pairs.size());
        return scene(split, index, draw -> pair(pair.one(), pair.other(), draw));
    }

    /**
     * Returns the label of a picture. Consecutive pictures form blocks as long as the number of
     * classes; each block contains each class once, in its own order.
     */
    private int label(String split, int index) {
        Seed block = seed.at(split).at("labels").at(index / classes.size());
        return Combinations.permutation(block.generator(), classes.size())[index % classes.size()];
    }

    private int partner(int label, Draw draw) {
        int partner;
        do {
            partner = draw.below(classes.size());
        } while (combinations.isHeldOut(label, partner));
        return partner;
    }

    private Scene.Thing single(int label, Draw draw) {
        Size size = size(draw);
        Layout.Position position = Layout.atRandom(draw.between(size.min(), size.max()), draw);
        return thing(label, size, List.of(position), draw);
    }

    private Scene.Thing copies(int label, Draw draw) {
        double extent = draw.between(Size.SMALL.min(), Size.SMALL.max());
        List<Layout.Position> positions =
                draw.chance(0.5)
                        ? Layout.inLine(extent, extent, draw)
                        : Layout.inQuarters(extent, draw);
        return thing(label, Size.SMALL, positions, draw);
    }

    private List<Scene.Thing> pair(int one, int other, Draw draw) {
        List<Size> sizes = draw.oneOf(PAIR_SIZES);
        Size firstSize = sizes.get(0);
        Size secondSize = sizes.get(1);
        double first =
                draw.between(
                        firstSize.min(),
                        Math.min(firstSize.max(), MAX_PAIR_EXTENT - secondSize.min()));
        double second =
                draw.between(secondSize.min(), Math.min(secondSize.max(), MAX_PAIR_EXTENT - first));
        List<Layout.Position> positions = Layout.inLine(first, second, draw);
        List<Scene.Thing> things = new ArrayList<>();
        things.add(thing(one, firstSize, positions.subList(0, 1), draw));
        things.add(thing(other, secondSize, positions.subList(1, 2), draw));
        if (draw.chance(0.5)) {
            things.add(things.remove(0));
        }
        return things;
    }

    private Size size(Draw draw) {
        return draw.oneOf(SINGLE_SIZES);
    }

    private Scene.Thing thing(int label, Size size, List<Layout.Position> positions, Draw draw) {
        String drawing = draw.oneOf(classes.get(label).drawings());
        return new Scene.Thing(
                label,
                drawing,
                size,
                positions.stream()
                        .map(position -> place(position, slightPose(draw), slightTint(draw)))
                        .toList());
    }

    private Scene.Thing newDrawing(int label, Draw draw) {
        List<String> heldOut = classes.get(label).heldOut();
        boolean known = heldOut.isEmpty();
        Size size = size(draw);
        Layout.Position position = Layout.atRandom(draw.between(size.min(), size.max()), draw);
        Scene.Pose pose = known ? strongPose(draw) : slightPose(draw);
        Scene.Tint tint = known ? strongTint(draw) : slightTint(draw);
        String drawing = draw.oneOf(known ? classes.get(label).drawings() : heldOut);
        return new Scene.Thing(label, drawing, size, List.of(place(position, pose, tint)));
    }

    private static Scene.Placement place(
            Layout.Position position, Scene.Pose pose, Scene.Tint tint) {
        return new Scene.Placement(position.x(), position.y(), position.extent(), pose, tint);
    }

    private static Scene.Pose slightPose(Draw draw) {
        return new Scene.Pose(draw.symmetric(10), draw.chance(0.5), 1, 0);
    }

    private static Scene.Pose strongPose(Draw draw) {
        return new Scene.Pose(
                draw.signed(25, 45),
                draw.chance(0.5),
                draw.chance(0.5) ? draw.between(0.65, 0.8) : draw.between(1.25, 1.5),
                draw.signed(0.1, 0.25));
    }

    private static Scene.Tint strongTint(Draw draw) {
        return new Scene.Tint(
                draw.signed(25, 50), draw.between(0.6, 1.3), draw.between(0.75, 1.15));
    }

    private static Scene.Tint slightTint(Draw draw) {
        return new Scene.Tint(draw.symmetric(8), draw.between(0.9, 1.1), draw.between(0.93, 1.07));
    }

    private Scene scene(String split, int index, Function<Draw, List<Scene.Thing>> composition) {
        Seed sceneSeed = seed.at(split).at(index);
        Draw draw = new Draw(sceneSeed.generator());
        List<Scene.Thing> things = composition.apply(draw);
        Scene.Background background = background(draw);
        Optional<Scene.Distractor> distractor =
                draw.chance(DISTRACTOR_PROBABILITY)
                        ? distractor(things, background, draw)
                        : Optional.empty();
        return new Scene(things, background, distractor, sceneSeed.at("noise"));
    }

    private static Scene.Background background(Draw draw) {
        return new Scene.Background(
                draw.oneOf(Colour.values()),
                draw.between(0, 360),
                draw.between(0, 0.12),
                new Scene.Background.Shift(
                        draw.symmetric(0.03), draw.symmetric(0.03), draw.symmetric(0.03)),
                draw.between(0.02, 0.07));
    }

    /** Returns a shape that touches nothing; empty if no free position was found. */
    private static Optional<Scene.Distractor> distractor(
            List<Scene.Thing> things, Scene.Background background, Draw draw) {
        Scene.Distractor.Shape shape = draw.oneOf(Scene.Distractor.Shape.values());
        Colour colour = draw.oneOf(Colour.values());
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Layout.Position position = Layout.atRandom(draw.between(0.08, 0.13), draw);
            if (colour != background.colour() && isFree(position, things)) {
                return Optional.of(
                        new Scene.Distractor(
                                shape, colour, position.x(), position.y(), position.extent()));
            }
        }
        return Optional.empty();
    }

    private static boolean isFree(Layout.Position position, List<Scene.Thing> things) {
        return things.stream()
                .flatMap(thing -> thing.placements().stream())
                .noneMatch(
                        placement -> {
                            double minDistance = (position.extent() + placement.extent()) / 2;
                            return Math.abs(position.x() - placement.x()) < minDistance
                                    && Math.abs(position.y() - placement.y()) < minDistance;
                        });
    }
}
