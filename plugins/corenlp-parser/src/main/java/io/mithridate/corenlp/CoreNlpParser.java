package io.mithridate.corenlp;

import io.mithridate.api.text.CaptionParser;
import io.mithridate.api.text.ParsedCaption;
import jakarta.inject.Inject;

/**
 * Reads noun phrases and relations off the trees of Stanford CoreNLP's dependency parser.
 *
 * <p>A noun phrase is a noun with the determiners, numbers, adjectives and nouns before it that
 * depend on it; consecutive nouns are one compound. An adjective that describes no noun before or
 * after it ("the dog is small") is a phrase with an empty head. A relation is the prepositions, or
 * the verb with its auxiliaries and particles, right before the phrase that is its object; its
 * subject is the noun that the tree attaches it to. Prepositions of several words ("in front of")
 * count as one, though the tree has nouns in them.
 *
 * <p>What CoreNLP says is kept on disk; its models are read when the first text comes that is not.
 */
public final class CoreNlpParser implements CaptionParser {

    private final Analyzer analyzer;

    /**
     * Made by injection.
     *
     * @throws IllegalStateException if CoreNLP's models are missing
     */
    @Inject
    public CoreNlpParser(CoreNlpOptions options) {
        this(new CachedAnalyzer(options.folder(), Models.version(), new CoreNlpAnalyzer()));
    }

    /** Made of any analyzer. */
    CoreNlpParser(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    @Override
    public ParsedCaption parse(String caption) {
        DependencyTree tree = DependencyTree.of(caption, analyzer.analyze(caption));
        return new CaptionReading(tree).parsed();
    }
}
