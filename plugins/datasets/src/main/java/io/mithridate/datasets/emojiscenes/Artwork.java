package io.mithridate.datasets.emojiscenes;

import io.mithridate.datasets.emojiscenes.kinds.Kind;
import io.mithridate.datasets.emojiscenes.scenes.SceneRenderer;
import io.mithridate.datasets.emojiscenes.sprites.SpriteArchive;
import io.mithridate.datasets.emojiscenes.sprites.SpriteCell;
import io.mithridate.datasets.emojiscenes.sprites.SpriteTable;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The drawings of some classes, decoded when the first picture is drawn. */
final class Artwork {

    private final List<Kind> kinds;
    private final int side;
    private volatile @Nullable SceneRenderer renderer;

    Artwork(List<Kind> kinds, int side) {
        this.kinds = kinds;
        this.side = side;
    }

    SceneRenderer renderer() {
        SceneRenderer ready = renderer;
        return ready == null ? decoded() : ready;
    }

    private synchronized SceneRenderer decoded() {
        SceneRenderer ready = renderer;
        if (ready == null) {
            SpriteTable table = SpriteTable.read();
            List<SpriteCell> cells =
                    kinds.stream()
                            .flatMap(
                                    kind ->
                                            Stream.concat(
                                                    kind.drawings().stream(),
                                                    kind.heldOut().stream()))
                            .map(table::cell)
                            .toList();
            ready = new SceneRenderer(SpriteArchive.read().sprites(cells), side);
            renderer = ready;
        }
        return ready;
    }
}
