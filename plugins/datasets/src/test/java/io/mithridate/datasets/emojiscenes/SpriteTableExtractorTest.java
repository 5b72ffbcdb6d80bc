package io.mithridate.datasets.emojiscenes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SpriteTableExtractorTest {

    @Test
    void extractsTheTableThatIsShipped() throws IOException, URISyntaxException {
        URL archive = Objects.requireNonNull(SpriteArchive.class.getResource("emoji-google.aar"));
        String extracted =
                String.join(
                        "\n",
                        SpriteTableExtractor.lines(
                                SpriteTableExtractor.cells(Path.of(archive.toURI()))));
        assertThat(SpriteTable.text().strip()).isEqualTo(extracted);
    }

    @Test
    void placesEveryDrawingOfAClassInACellOfItsOwn() {
        SpriteTable table = SpriteTable.read();
        assertThat(SceneClass.read())
                .flatMap(SceneClass::drawings, SceneClass::heldOut)
                .flatMap(drawings -> (List<?>) drawings)
                .extracting(drawing -> table.cell((String) drawing))
                .extracting(cell -> cell.strip() + "," + cell.row())
                .doesNotHaveDuplicates();
    }
}
