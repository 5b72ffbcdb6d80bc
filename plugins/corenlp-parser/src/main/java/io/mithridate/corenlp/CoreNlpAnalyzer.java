package io.mithridate.corenlp;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.process.CoreLabelTokenFactory;
import edu.stanford.nlp.process.Morphology;
import edu.stanford.nlp.process.PTBTokenizer;
import edu.stanford.nlp.process.WordToSentenceProcessor;
import edu.stanford.nlp.trees.GrammaticalStructure;
import edu.stanford.nlp.trees.TypedDependency;
import io.mithridate.corenlp.Analysis.Word;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Asks CoreNLP; reads its models when the first text comes. */
final class CoreNlpAnalyzer implements Analyzer {

    /** A word with a hyphen is one word; what the tokenizer does not know is a word, too. */
    private static final String TOKENIZER =
            "invertible=true,untokenizable=noneKeep,splitHyphenated=false";

    private Optional<Models> models = Optional.empty();

    private synchronized Models models() {
        if (models.isEmpty()) {
            models = Optional.of(Models.read());
        }
        return models.get();
    }

    @Override
    public Analysis analyze(String text) {
        List<CoreLabel> tokens =
                new PTBTokenizer<>(new StringReader(text), new CoreLabelTokenFactory(), TOKENIZER)
                        .tokenize();
        tokens.removeIf(token -> token.beginPosition() >= token.endPosition());
        List<Word> words = new ArrayList<>(tokens.size());
        for (List<CoreLabel> sentence : new WordToSentenceProcessor<CoreLabel>().process(tokens)) {
            analyze(sentence, words);
        }
        return new Analysis(words);
    }

    /** Adds the words of a sentence. */
    private void analyze(List<CoreLabel> sentence, List<Word> words) {
        Models read = models();
        read.tagger().tagCoreLabels(sentence);
        GrammaticalStructure structure = read.parser().predict(sentence);
        int[] governors = new int[sentence.size()];
        String[] relations = new String[sentence.size()];
        Arrays.fill(governors, Word.ROOT);
        Arrays.fill(relations, "dep");
        for (TypedDependency dependency : structure.typedDependencies()) {
            // Words are numbered from 1 in each sentence; the root is 0.
            int dependent = dependency.dep().index() - 1;
            int governor = dependency.gov().index() - 1;
            governors[dependent] = governor < 0 ? Word.ROOT : words.size() + governor;
            relations[dependent] = dependency.reln().toString();
        }
        Morphology morphology = new Morphology();
        List<Word> found = new ArrayList<>(sentence.size());
        for (int i = 0; i < sentence.size(); i++) {
            CoreLabel token = sentence.get(i);
            found.add(
                    new Word(
                            token.beginPosition(),
                            token.endPosition(),
                            token.tag(),
                            morphology.lemma(token.word(), token.tag(), true),
                            governors[i],
                            relations[i]));
        }
        words.addAll(found);
    }
}
