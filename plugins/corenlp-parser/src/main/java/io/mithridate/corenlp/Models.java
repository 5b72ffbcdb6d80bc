package io.mithridate.corenlp;

import edu.stanford.nlp.parser.nndep.DependencyParser;
import edu.stanford.nlp.tagger.maxent.MaxentTagger;
import edu.stanford.nlp.util.logging.RedwoodConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The trained models: a maximum entropy tagger, and the neural dependency parser of Chen and
 * Manning (2014) with Universal Dependencies.
 *
 * @param tagger finds parts of speech
 * @param parser finds what depends on what
 */
record Models(MaxentTagger tagger, DependencyParser parser) {

    private static final String TAGGER =
            "edu/stanford/nlp/models/pos-tagger/english-left3words-distsim.tagger";
    private static final String PARSER = "edu/stanford/nlp/models/parser/nndep/english_UD.gz";

    /** Reads both, which takes seconds. */
    static Models read() {
        // CoreNLP tells standard error what it loads, where a progress bar may be.
        RedwoodConfiguration.current().clear().apply();
        return new Models(new MaxentTagger(TAGGER), DependencyParser.loadFromModelFile(PARSER));
    }

    /**
     * What decides how a text is analysed: CoreNLP's version, and a digest of the models.
     *
     * @throws IllegalStateException if the models are not on the class path
     */
    static String version() {
        String version =
                Optional.ofNullable(DependencyParser.class.getPackage().getImplementationVersion())
                        .orElse("unknown");
        MessageDigest digest = Sha256.begin();
        for (String model : List.of(TAGGER, PARSER)) {
            digest.update(bytes(model));
        }
        return "corenlp %s %s".formatted(version, HexFormat.of().formatHex(digest.digest()));
    }

    private static byte[] bytes(String model) {
        try (InputStream content = Models.class.getClassLoader().getResourceAsStream(model)) {
            if (content == null) {
                throw new IllegalStateException(
                        "%s is missing; use the whole folder that mvn -Pcorenlp package makes"
                                .formatted(model));
            }
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(model + " can't be read", e);
        }
    }
}
